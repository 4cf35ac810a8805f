/**
 * What the browser of the stories does without. The last list of this kind counts, so that those that Playwright 1.65
 * switches off are in it too; the first two are pages that Chromium 156 loads behind the address bar of every window, which
 * nobody sees here and which cost a third of a window's beginning.
 */
const FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
] as const;

export const SWITCHED_OFF = `--disable-features=${FEATURES.join(',')}`;
