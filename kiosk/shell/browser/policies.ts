import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPageOf } from './chromium.ts';

/** Where the browser kiosk's page is and where it begins: all that its browser may show. */
export type KioskPlace = {
  /** Where the pages are served, as `http://127.0.0.1:4124`. */
  readonly origin: string;
  /** The browser's own folder, which has the page that it begins with. */
  readonly profile: string;
};

const FILE = 'turno25-kiosk.json';
const DEBIAN = '/etc/chromium/policies/managed';
const CHROME = '/etc/opt/chrome/policies/managed';

/** Folders of managed policies by the browser's own place; its makers fixed them. */
const FOLDERS: Readonly<Record<string, string>> = {
  '/usr/bin/chromium': DEBIAN,
  '/usr/bin/chromium-browser': '/etc/chromium-browser/policies/managed',
  '/usr/bin/google-chrome': CHROME,
};

/**
 * What Chromium keeps to whatever a page, a key or a visitor asks: only the kiosk is shown, nothing is downloaded,
 * printed by the browser, remembered, offered or installed, and no tools open. Whole words of what each does are in
 * Chromium's own list, chromeenterprise.google/policies.
 */
export function managedPolicies({ origin, profile }: KioskPlace): Readonly<Record<string, unknown>> {
  return {
    URLBlocklist: ['*', 'chrome://*', 'devtools://*', 'view-source:*', 'javascript:*', 'data:*', 'blob:*'],
    URLAllowlist: [origin.replace(/^https?:\/\//, ''), pathToFileURL(startPageOf(profile)).href],
    DownloadRestrictions: 3,
    AllowFileSelectionDialogs: false,
    PrintingEnabled: false,
    DeveloperToolsAvailability: 2,
    TaskManagerEndProcessEnabled: false,
    SavingBrowserHistoryDisabled: true,
    IncognitoModeAvailability: 1,
    BrowserGuestModeEnabled: false,
    BrowserAddPersonEnabled: false,
    BrowserSignin: 0,
    SyncDisabled: true,
    PasswordManagerEnabled: false,
    // Newer ones may replace these two; they still hold, and what a visitor wrote must be offered to nobody.
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    PaymentMethodQueryEnabled: false,
    TranslateEnabled: false,
    SpellcheckEnabled: false,
    SearchSuggestEnabled: false,
    DefaultSearchProviderEnabled: false,
    BookmarkBarEnabled: false,
    EditBookmarksEnabled: false,
    ShowHomeButton: false,
    DefaultBrowserSettingEnabled: false,
    PromotionsEnabled: false,
    ExtensionInstallBlocklist: ['*'],
    EnableMediaRouter: false,
    LensRegionSearchEnabled: false,
    QRCodeGeneratorEnabled: false,
    BrowserLabsEnabled: false,
    ShoppingListEnabled: false,
    BackgroundModeEnabled: false,
    MetricsReportingEnabled: false,
    UserFeedbackAllowed: false,
    AudioCaptureAllowed: false,
    VideoCaptureAllowed: false,
    ScreenCaptureAllowed: false,
    DefaultPopupsSetting: 2,
    DefaultNotificationsSetting: 2,
    DefaultGeolocationSetting: 2,
    DefaultSensorsSetting: 2,
    DefaultSerialGuardSetting: 2,
    DefaultWebUsbGuardSetting: 2,
    DefaultWebHidGuardSetting: 2,
    DefaultWebBluetoothGuardSetting: 2,
    DefaultFileSystemReadGuardSetting: 2,
    DefaultFileSystemWriteGuardSetting: 2,
    DefaultClipboardSetting: 2,
    // The page speaks to the device host beside it.
    LocalNetworkAccessAllowedForUrls: [origin],
    AutoplayAllowed: true,
  };
}

/** The text of the file. */
function policiesFile(place: KioskPlace): string {
  return `${JSON.stringify(managedPolicies(place), null, 2)}\n`;
}

/** The files that a browser of this place reads: its own, or each of the known ones where it is another. */
export function policyFiles(browser: string): readonly string[] {
  const own = FOLDERS[browser];
  return (own === undefined ? [DEBIAN, CHROME] : [own]).map((folder) => join(folder, FILE));
}

/** Writes them, readable by everybody as browsers want it; throws where this user may not. */
export function writePolicies(files: readonly string[], place: KioskPlace): void {
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    writeFileSync(file, policiesFile(place), { mode: 0o644 });
  }
}

/** Whether the browser has these very policies. */
export function hasPolicies(browser: string, place: KioskPlace): boolean {
  return policyFiles(browser).some((file) => existsSync(file) && readFileSync(file, 'utf8') === policiesFile(place));
}
