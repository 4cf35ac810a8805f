/** What a page needs to speak to the device host. */
export type HostPlace = { readonly url: string; readonly token: string };
