import { copyElsewhere } from "../support/clipboard.ts";
import { customer, user, userType } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

const PASTED = [
  { pasted: "+86 138-0013-8000", type: "phone", asked: "13800138000", name: "张三" },
  { pasted: "(0086)13800138000", type: "phone", asked: "13800138000", name: "张三" },
  { pasted: "１３８ ００１３ ８０００", type: "phone", asked: "13800138000", name: "张三" },
  { pasted: "  zhangsan@example.com ", type: "email", asked: "zhangsan@example.com", name: "张三" },
  { pasted: "6319A1504F3C2A7F214DD5B1", type: "user_id", asked: "6319a1504f3c2a7f214dd5b1", name: "张三" },
  { pasted: "zhangsan\u200b", type: "username", asked: "zhangsan", name: "张三" },
  { pasted: "ext:10042", type: "external_id", asked: "10042", name: "陈静" },
  { pasted: "+44 7400 123456", type: "phone", asked: "7400123456", name: "Oliver Smith" },
];

for (const { pasted, type, asked, name } of PASTED) {
  test(`finds ${name} by “${pasted}” as ${type}`, async ({ desk, service, extension }) => {
    await copyElsewhere(extension.firefox, pasted);
    await desk.isFocused(user);
    await desk.press("Control+v");
    await desk.press("Enter");
    await desk.shows(customer(name));
    await desk.holds(userType, type);
    expect(service.calls("get-user")[0]?.query).toEqual({ userId: asked, userIdType: type, withIdentities: "true" });
  });
}
