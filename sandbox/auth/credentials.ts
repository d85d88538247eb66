/** What a person, a test or an SDK signs in with. Fixed, so that set-up can be scripted. */
export const credentials = {
  accessKeyId: "6319a1504f30c2a7f214d000",
  accessKeySecret: "sandbox-secret-0123456789abcdef",
  userPoolId: "6319a1504f30c2a7f214d001",
  appId: "6319a1504f30c2a7f214d002",
};
