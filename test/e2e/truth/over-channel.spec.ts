import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/** Notes the names of the messages that the page posts over ports, and over channels. */
const NOTE = `(() => {
  globalThis.over = { ports: [], channels: [] };
  const noting = (post, names) => function (message, ...more) {
    names.push(message.content?.name);
    return post.call(this, message, ...more);
  };
  MessagePort.prototype.postMessage = noting(MessagePort.prototype.postMessage, over.channels);
  const { connect } = chrome.runtime;
  chrome.runtime.connect = (...asked) => {
    const port = connect(...asked);
    port.postMessage = noting(port.postMessage, over.ports);
    return port;
  };
})()`;

test("a press goes over a channel of its page and the worker, and no port", async ({ desk, service }) => {
  const over = (what: "ports" | "channels") => desk.page.evaluate<string[]>(`over.${what}`);
  await desk.page.evaluate(NOTE);
  await desk.find(people.zhangSan);
  await desk.sendCode.click();
  await expect(desk.page.getByText("Code sent to")).toBeVisible();
  // Whoever begins to enter a code asks for the worker, over the channel as soon as it is there.
  await expect
    .poll(async () => {
      await desk.passCode.fill("");
      await desk.passCode.fill(service.code());
      return over("channels");
    })
    .toContain("which-worker");
  await desk.unbind.click();

  await expect(await desk.settled()).toHaveText("Phone unbound.");
  expect((await over("channels")).filter((name) => name === "apply-fix")).toEqual(["apply-fix"]);
  expect(await over("ports")).not.toContain("apply-fix");
  expect(service.unbinds).toHaveLength(1);
});
