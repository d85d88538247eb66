import { getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import { splitCountryCode } from "../../../lib/fixes/phone-number.ts";

it.each(getCountries())("splits a number of %s as the phone library does", (country) => {
  const number = getExampleNumber(country, examples);
  expect(number).toBeDefined();
  expect(splitCountryCode(number?.number ?? "")).toEqual({
    phoneCountryCode: `+${getCountryCallingCode(country)}`,
    phoneNumber: number?.nationalNumber,
  });
});
