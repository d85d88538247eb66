/** A Firefox preference is one of these and nothing else. */
export type Pref = string | number | boolean;

/** Nothing listens on the discard port, so a request sent there is refused at once. */
const NOWHERE = { host: "127.0.0.1", port: 9 };

/** Preferences for a Firefox that only does as it is told: no network of its own, no first run, no prompts. */
export const quietPrefs: Readonly<Record<string, Pref>> = {
  // Only this machine can be reached. What the preferences below forget still gets nowhere.
  "network.proxy.type": 1,
  "network.proxy.http": NOWHERE.host,
  "network.proxy.http_port": NOWHERE.port,
  "network.proxy.ssl": NOWHERE.host,
  "network.proxy.ssl_port": NOWHERE.port,
  "network.proxy.no_proxies_on": "localhost, 127.0.0.1, [::1]",
  // Otherwise Firefox goes around a proxy that fails, for its own requests.
  "network.proxy.failover_direct": false,
  "network.proxy.allow_bypass": false,
  "network.trr.mode": 5,
  "network.dns.disablePrefetch": true,
  "network.prefetch-next": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,

  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.newtabpage.activity-stream.feeds.system.topstories": false,
  "browser.region.network.url": "",
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "browser.topsites.contile.enabled": false,
  "dom.push.connection.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "geo.provider.network.url": "",
  "media.gmp-manager.updateEnabled": false,
  "security.OCSP.enabled": 0,
  "services.settings.server": "data:,#remote-settings-dummy/v1",

  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.usage.uploadEnabled": false,
  "telemetry.fog.test.localhost_port": -1,
  "toolkit.telemetry.server": "",

  "browser.aboutwelcome.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.tabs.warnOnClose": false,
  "browser.warnOnQuit": false,
  "startup.homepage_welcome_url": "",
  "termsofuse.bypassNotification": true,
  "toolkit.startup.max_resumed_crashes": -1,

  // Each new tab is blank before it is a page of the extension: one process serves them all, and none is started ahead.
  "dom.ipc.processCount": 1,
  "dom.ipc.keepProcessesAlive.web": 1,
  "dom.ipc.processPrelaunch.enabled": false,

  "intl.locale.requested": "en-US",
  "ui.prefersReducedMotion": 1,

  // `permissions.request` is granted without a prompt; it still has to come from a real press.
  "extensions.webextOptionalPermissionPrompts": false,
  // A temporary add-on loses its data when Firefox goes; a relaunch on the same profile has to find it.
  "extensions.webextensions.keepStorageOnUninstall": true,
  "extensions.webextensions.keepUuidOnUninstall": true,
};
