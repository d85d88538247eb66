import userEvent, { type UserEvent } from "@testing-library/user-event";

/** Somebody at the keyboard, who needs no time: jsdom computes styles slowly, and nothing here is covered by anything. */
export function agent(): UserEvent {
  return userEvent.setup({ delay: null, pointerEventsCheck: 0 });
}
