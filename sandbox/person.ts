/** A social or enterprise account somebody also signs in with. */
export interface Identity {
  identityId: string;
  extIdpId: string;
  provider: string;
  type: string;
  userIdInIdp: string;
}

/** An app that somebody is signed in to. */
export interface Session {
  appId: string;
  appName: string;
}

/** One sign-in, as the login history lists it. */
export interface Login {
  appId: string;
  appName: string;
  clientIp: string;
  userAgent?: string;
  time: string;
}

export type Status = "Activated" | "Suspended" | "Deactivated" | "Resigned" | "Archived";

/**
 * One customer. Fields may be absent or null: the service answers with both, so both are kept here.
 */
export interface Person {
  key: string;
  /** What happens with this one, for whoever plays the agent. */
  note: string;
  userId: string;
  status: Status;
  name?: string | null;
  nickname?: string | null;
  username?: string | null;
  photo?: string | null;
  email?: string | null;
  emailVerified: boolean;
  phone?: string | null;
  phoneCountryCode?: string | null;
  phoneVerified: boolean;
  externalId?: string | null;
  lastLogin?: string | null;
  loginsCount?: number;
  gender?: "U" | "M" | "F";
  createdAt?: string;
  lastIp?: string;
  passwordLastSetAt?: string;
  statusChangedAt?: string;
  resetPasswordOnNextLogin?: boolean;
  /** The password that the service made last. */
  password?: string;
  sessions?: Session[];
  /** Sign-ins, newest first. */
  logins?: Login[];
  identities: Identity[];
  /**
   * Accounts a directory sync linked, looked up as `sync_relation`; the service never lists them.
   */
  syncRelations?: { provider: string; userIdInIdp: string }[];
  customData?: Record<string, string>;
}
