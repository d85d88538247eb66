import { fixIds } from "../../lib/fixes/fix-ids.ts";
import { ROUTES } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { FILE_KIND } from "../../lib/settings/settings-file.ts";
import { patternOf } from "../../lib/settings/permission.ts";
import type { SharedSettings } from "../../lib/state/settings.ts";
import type { FaultInput, FaultKind } from "../../sandbox/faults/faults.ts";
import type { Switches } from "../../sandbox/faults/switches.ts";
import type { Person } from "../../sandbox/person.ts";
import { FIX_SCENES } from "../doubles/fix-scenes.ts";
import { ZHANG_SAN, type Desk } from "./desk.ts";
import { attemptsIn, MOST_LAG, WRONG_KEY } from "./must-hold.ts";
import { FATES } from "./network.ts";
import type { Stage } from "./stage.ts";

// Who acts. Each act is what somebody does on some day; which, and when, is drawn by lot.

/** What can happen, how often it is drawn against the others, and how. */
export type Act = readonly [name: string, weight: number, run: (stage: Stage) => unknown];

/** What nobody has published of the service, and the product must be right under. */
const DOUBTS: readonly Partial<Switches>[] = [
  ...(["refused-2020", "refused-401", "not-found"] as const).map((unbindPhone) => ({ unbindPhone })),
  ...(["empty-string", "neither"] as const).map((clearPhoneWith) => ({ clearPhoneWith })),
  ...(["2020", "2206"] as const).map((endedToken) => ({ endedToken })),
  ...(["body", "body-and-token"] as const).map((echo) => ({ echo })),
  { sendSms: "refused-401" },
  { preCheckCode: "refused-2020" },
  { afterClearing: "left" },
  { codeAttempts: 1 },
  { codeSeconds: 60 },
  { onlyLoginMethod: "422-1999" },
  { sendThrottle: "api-code" },
  { foreignNumber: "joined" },
  { logFilters: "ignored" },
  { adminEditsIn: "admin-log" },
  { logTimes: "+0800" },
  { tokenNamesPool: false },
  { envelope: "older" },
  { requestIdOnSuccess: false },
  { apiCodeAsString: true },
  { kickUsers: "first-app" },
  { passwordInAnswer: true },
];

/** How a service can go wrong, besides being slow. */
const TROUBLES: readonly FaultInput["kind"][] = [
  "throttle",
  "server-error",
  "empty",
  "wrong-types",
  "success-without-effect",
  "refuse-after-change",
  "no-request-id",
  "repeat-request-id",
];

/** What a disk, or somebody else, can leave in the stored values. */
const DAMAGE: readonly Record<string, unknown>[] = [
  { clearedForms: { "https://a.example": "13999999999", "https://b.example": "13999999999" } },
  { passphraseTries: "many" },
  { language: 7 },
  { ticketStyle: { format: [], templates: "none" } },
  { retentionDays: -1 },
  { lastPolicy: "none" },
];

const POLICIES: readonly Record<string, unknown>[] = [
  {},
  { allowedFixes: [] },
  { allowedFixes: ["unbind-phone"] },
  { autoLockMinutes: 1 },
  { unbindThrough: "verified-update" },
  { serviceAddress: "https://b.example" },
];

/** What a colleague's file can hold. Another service takes the secret away. */
const FILES: readonly SharedSettings[] = [
  { unbindThrough: "verified-update", autoLockMinutes: 5 },
  { serviceAddress: "https://a.example" },
  { serviceAddress: "https://b.example", retentionDays: 30 },
];

/** Everything that can happen, each a line of the story. */
export const ACTS: readonly Act[] = [
  ["a desk opens", 3, (stage) => void stage.openDesk()],
  ["a desk closes", 2, (stage) => stage.desk()?.close()],
  ["the agent does the job", 12, (stage) => void job(stage)],
  ["the agent does the job for somebody suspended", 2, (stage) => suspendedJob(stage)],
  ["the agent reactivates somebody", 3, (stage) => otherJob(stage, "reactivate", suspend(stage))],
  ["the agent signs somebody out", 1, (stage) => otherJob(stage, "sign-out")],
  ["the agent has a password reset", 2, (stage) => otherJob(stage, "reset-password")],
  ["the agent types", 1, (stage) => stage.desk()?.write({ typed: "138" })],
  ["the agent looks somebody up", 6, (stage) => stage.desk()?.find(stage.someone().phone ?? ZHANG_SAN)],
  ["the agent chooses a fix", 1, (stage) => stage.desk()?.write({ fixId: stage.draw(fixIds) })],
  ["the agent has a code sent", 6, (stage) => stage.desk()?.sendCode()],
  ["the agent presses", 8, (stage) => stage.press(stage.codeOnDesk)],
  ["the agent presses twice", 3, (stage) => stage.press(stage.codeOnDesk, 2)],
  ["the agent presses with a wrong code", 2, (stage) => stage.press("000001")],
  ["the agent checks again", 3, (stage) => stage.desk()?.checkAgain()],
  ["the agent puts back what changed besides", 3, (stage) => stage.desk()?.putBack()],
  ["the agent checks an old attempt again", 2, checkOld],
  ["the agent clears the desk", 0.7, (stage) => stage.desk()?.clear()],
  ["the agent has the cleared desk back", 1, (stage) => stage.desk()?.undo()],
  ["the agent clears the desk by mistake", 1, clearByMistake],
  ["the agent leaves a service, and undoes", 1, undoElsewhere],
  ["the agent inserts the last result", 2, insert],
  ["the agent locks", 1, (stage) => stage.desk()?.ask("lock", {}, {})],
  ["the system locks right after a press", 1, lockedInTheJob],
  ["the agent unlocks", 4, (stage) => stage.desk()?.unlock()],
  ["the agent mistypes the passphrase", 0.3, (stage) => stage.desk()?.unlock("a wrong one")],
  ["the agent changes the passphrase", 2, changePassphrase],
  ["the agent saves another service", 1, (stage) => save(stage, stage.otherService)],
  ["the agent saves the settings anew", 0.5, (stage) => save(stage)],
  ["the agent sets another service up", 0.7, (stage) => setUp(stage)],
  ["the agent sets up with a wrong key", 0.3, (stage) => setUp(stage, WRONG_KEY)],
  ["the agent forgets the secret", 0.5, forgetSecret],
  ["the agent imports settings", 1, importFile],
  ["the agent saves a wrong key", 0.2, (stage) => save(stage, stage.service, WRONG_KEY)],
  ["the customer uses the code", 0.5, useCode],
  ["the customer changes the phone", 1, (stage) => setPhone(stage, stage.someone(), newPhone(stage))],
  ["the customer frees the phone", 1, (stage) => setPhone(stage, stage.someone(), null)],
  ["the customer signs in elsewhere", 0.3, signInElsewhere],
  ["an administrator sets a policy", 0.6, (stage) => stage.setPolicy(stage.draw(POLICIES))],
  ["an administrator thinks better of a policy", 1, setTwoPolicies],
  ["an administrator suspends a customer", 0.3, (stage) => void suspend(stage)],
  ["an administrator takes the permission back", 0.3, revokePermission],
  ["an administrator revokes the access key", 0.6, revokeKey],
  ["the browser kills the worker", 5, ({ world }) => world.killWorker()],
  ["the browser kills the worker while it recovers", 2, killTwice],
  ["the browser restarts", 0.3, restart],
  ["the system locks", 0.5, ({ world }) => world.onStateChanged.fire("locked")],
  ["time passes", 3, ({ scheduler }) => scheduler.pass(90_000)],
  ["the computer sleeps", 0.4, ({ scheduler }) => scheduler.pass(3 * 3_600_000)],
  ["the clock is set", 0.3, setClock],
  ["the network spoils the change", 6, (stage) => spoil(stage, stage.changeCall)],
  ["the network spoils a code", 1, (stage) => spoil(stage, "send-sms")],
  ["the network spoils a read", 2, (stage) => spoil(stage, "get-user")],
  ["the network spoils anything", 1, (stage) => spoil(stage, "*")],
  ["the service ends its tokens", 2, ({ service }) => service.sandbox.tokens.revokeAll()],
  ["the service has trouble", 1, (stage) => trouble(stage, "*", stage.draw(TROUBLES))],
  ["the change meets trouble", 1, (stage) => trouble(stage, stage.changeCall, stage.draw(TROUBLES))],
  ["a replica lags", 4, lag],
  ["the service is another one", 4, (stage) => doubt(stage, stage.draw(DOUBTS))],
  ["the disk fails", 0.5, ({ globals }) => void (globals.disk.isFailing = true)],
  ["the disk is full", 0.3, (stage) => stage.fillDisk(true)],
  ["the disk is slow", 0.7, ({ globals }) => void (globals.disk.delay = 2_000)],
  ["the disk is damaged", 0.3, ({ world, draw }) => Object.assign(world.local.values, draw(DAMAGE))],
  ["the disk works again", 1, (stage) => stage.fillDisk(false)],
];

/** Finds a customer, has a code sent and presses, with the time between that people take. */
function job(stage: Stage, person = stage.someone(), fixId?: FixId, passCode?: string): Desk {
  const desk = stage.desk() ?? stage.openDesk();
  const { phone } = person;
  if (!desk.isOpen) stage.after(500, () => desk.unlock());
  stage.after(1_500, () => desk.find(phone ?? ZHANG_SAN));
  if (fixId) stage.after(2_000, () => desk.write({ fixId }));
  stage.after(3_000, () => desk.sendCode());
  stage.after(5_000, () => stage.press(passCode ?? stage.codeOnDesk, 1, desk));
  return desk;
}

/** The same with another fix, which something harms on its way. */
function otherJob(stage: Stage, fixId: FixId, person = stage.someone()): void {
  const { chance, pick, random } = stage.scheduler;
  job(stage, person, fixId, chance(0.2) ? "000001" : undefined);
  const { call } = FIX_SCENES[fixId];
  const harms = [
    () => spoil(stage, call),
    () => spoil(stage, call, "dropped before"),
    () => trouble(stage, call, stage.draw(TROUBLES)),
    () => lag(stage),
  ];
  stage.after(4_500, pick(harms));
  if (chance(0.3)) stage.after(5_000 + random() * 1_000, () => stage.world.killWorker());
}

/** In a pool whose updates activate whoever they touch. */
function suspendedJob(stage: Stage): void {
  const { pick, random } = stage.scheduler;
  const person = suspend(stage);
  doubt(stage, { statusDefault: true });
  stage.setPolicy({ unbindThrough: "verified-update" });
  const desk = job(stage, person);
  const harms = [
    () => spoil(stage, "update-user"),
    () => trouble(stage, "update-user", "throttle"),
    () => lag(stage),
    () => stage.world.killWorker(),
  ];
  stage.after(6_500 + random() * 1_000, pick(harms));
  for (const milliseconds of [7_000, 9_000]) stage.after(milliseconds, () => desk.putBack());
}

/** What a press still has to send must not leave. */
function lockedInTheJob(stage: Stage): void {
  job(stage);
  stage.after(5_030 + stage.scheduler.random() * 120, () => stage.world.onStateChanged.fire("locked"));
}

function checkOld(stage: Stage): void {
  const attempts = attemptsIn(stage.globals.journal);
  if (attempts.length > 0) stage.desk()?.checkAgain(stage.scheduler.pick(attempts).attemptId);
}

function clearByMistake(stage: Stage): void {
  const desk = stage.desk();
  desk?.clear();
  stage.after(stage.scheduler.random() * 10_000, () => desk?.undo());
}

/** A user ID can be somebody else's at the other service. */
function undoElsewhere(stage: Stage): void {
  const desk = stage.desk();
  desk?.clear();
  const then = (place: number, act: () => void) => stage.after((place + stage.scheduler.random()) * 300, act);
  then(0, () => save(stage, stage.otherService));
  then(1, () => desk?.undo());
  then(2, () => stage.press(stage.codeOnDesk, 1, desk));
}

function insert(stage: Stage): void {
  stage.deskAtClick = stage.onDesk();
  stage.world.onClicked.fire({ menuItemId: "insert" }, { id: 1 });
}

/** While another window saves, or the worker dies. */
function changePassphrase(stage: Stage): void {
  const { pick, random } = stage.scheduler;
  stage.desk()?.changePassphrase();
  const harms = [() => save(stage, pick(stage.services)), () => stage.world.killWorker()];
  stage.after(random() * 20, pick(harms));
}

export function save(stage: Stage, service = stage.service, secret = service.secret): void {
  const route = stage.scheduler.chance(0.7) ? ROUTES[0] : ROUTES[1];
  stage.desk()?.save(service, secret, route);
}

function setUp(stage: Stage, secret = stage.otherService.secret): void {
  stage.desk()?.save(stage.otherService, secret);
}

function forgetSecret(stage: Stage): void {
  const { chance, random } = stage.scheduler;
  stage.mayLackSecret = true;
  stage.desk()?.post("forget-secret", {});
  if (chance(0.8)) stage.after(random() * 5_000, () => save(stage));
}

/** The worker may die in the middle; then the agent saves, which makes good what was cut off. */
function importFile(stage: Stage): void {
  const { chance, random } = stage.scheduler;
  const settings = stage.draw(FILES);
  stage.mayLackSecret = true;
  stage.desk()?.post("import-settings", { file: { kind: FILE_KIND, version: 1, settings }, apply: true });
  if (chance(0.4)) stage.after(random() * 20, () => stage.world.killWorker());
  if (chance(0.7)) stage.after(1_000 + random() * 5_000, () => save(stage));
}

function signInElsewhere({ someone, scheduler }: Stage): void {
  someone().lastLogin = new Date(scheduler.now).toISOString();
}

/** In the customer's own app. */
function useCode(stage: Stage): void {
  const { people, messages } = stage.service.sandbox.world;
  const message = messages.at(-1);
  const person = people.find(({ phone }) => phone === message?.phone);
  if (!message || !person) return;
  message.usedAt = stage.scheduler.now;
  setPhone(stage, person, null);
}

function newPhone({ scheduler }: Stage): string {
  return `1500000${String(1_000 + (scheduler.steps % 9_000))}`;
}

function setPhone({ mustHold, service }: Stage, person: Person, phone: string | null): void {
  person.phone = phone;
  mustHold.changedBySomebody(service.address, person.userId, "phone");
}

function suspend({ mustHold, service, someone }: Stage, person = someone()): Person {
  person.status = "Suspended";
  mustHold.changedBySomebody(service.address, person.userId, "status");
  return person;
}

/** One after the other, while the first is still being read, or the browser starts. */
function setTwoPolicies(stage: Stage): void {
  const { chance, random } = stage.scheduler;
  const policy = stage.draw(POLICIES);
  if (chance(0.2)) restart(stage);
  stage.after(random() ** 2 * 10_000, () => {
    stage.setPolicy(policy);
    stage.after(random() * 20, () => stage.setPolicy({}));
  });
}

function revokePermission({ world, service }: Stage): void {
  world.granted.delete(patternOf(service.address));
  world.onPermissions.fire();
}

/** Until it is given back, if the agent doesn't wait for longer. */
function revokeKey({ service, after, scheduler }: Stage): void {
  service.isKeyRevoked = true;
  service.sandbox.tokens.revokeAll();
  after(scheduler.random() ** 2 * 60_000, () => (service.isKeyRevoked = false));
}

function killTwice({ world, after, scheduler }: Stage): void {
  world.killWorker();
  world.wake();
  const { worker } = world;
  after(scheduler.random() * 60, () => world.killWorker(worker));
}

/** A browser that has just started may take long to tell the policy. */
function restart({ world, scheduler, openDesks }: Stage): void {
  for (const desk of openDesks()) desk.close();
  world.managed.delay = scheduler.chance(0.5) ? scheduler.random() * 12_000 : 0;
  world.restart();
}

function setClock({ scheduler, draw }: Stage): void {
  scheduler.clockAhead += draw([-3_600_000, -30_000, 30_000, 3_600_000]);
}

function spoil({ network, draw }: Stage, call: string, fate = draw(FATES)): void {
  network.fates.push({ call, fate });
}

function trouble({ service }: Stage, call: string, kind: FaultKind): void {
  service.sandbox.faults.add({ call, kind });
}

function lag({ service, scheduler }: Stage): void {
  service.sandbox.set({ replicaMs: Math.floor(scheduler.random() * MOST_LAG) });
}

/** The service is another one than we thought: one of its doubts has another answer. */
function doubt({ services }: Stage, switches: Partial<Switches>): void {
  for (const { sandbox } of services) sandbox.set(switches);
}
