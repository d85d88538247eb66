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
  test(`finds ${name} by “${pasted}” as ${type}`, async ({ desk, extension, service }) => {
    await extension.copy(pasted);
    await expect(desk.user).toBeFocused();
    await desk.page.keyboard.press("Control+v");
    await desk.page.keyboard.press("Enter");
    await expect(desk.customer(name)).toBeVisible();
    await expect(desk.userType).toHaveValue(type);
    expect(service.calls("get-user")[0]?.query).toEqual({ userId: asked, userIdType: type, withIdentities: "true" });
  });
}
