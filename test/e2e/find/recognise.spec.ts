import { expect, test } from "../support/test.ts";

const PASTED = [
  { typed: "+86 138-0013-8000", type: "phone", asked: "13800138000", name: "张三" },
  { typed: "１３８ ００１３ ８０００", type: "phone", asked: "13800138000", name: "张三" },
  { typed: "  zhangsan@example.com ", type: "email", asked: "zhangsan@example.com", name: "张三" },
  { typed: "6319A1504F3C2A7F214DD5B1", type: "user_id", asked: "6319a1504f3c2a7f214dd5b1", name: "张三" },
  { typed: "zhangsan", type: "username", asked: "zhangsan", name: "张三" },
  { typed: "ext:10042", type: "external_id", asked: "10042", name: "陈静" },
  { typed: "+44 7400 123456", type: "phone", asked: "7400123456", name: "Oliver Smith" },
];

for (const { typed, type, asked, name } of PASTED) {
  test(`finds ${name} by “${typed}” as ${type}`, async ({ desk, service }) => {
    await desk.lookUp(typed);
    await expect(desk.customer(name)).toBeVisible();
    await expect(desk.userType).toHaveValue(type);
    expect(service.calls("get-user")[0]?.query).toEqual({ userId: asked, userIdType: type, withIdentities: "true" });
  });
}
