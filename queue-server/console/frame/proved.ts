const MARK = 'proved';

/** Whether the provider was just asked anew who sits here, as the way back from it says. It opens nothing: the server knows. */
export function cameBackProved(): boolean {
  return new URLSearchParams(location.search).has(MARK);
}

/** A page that is loaded again has not come back from anywhere. */
export function forgetProved(): void {
  if (cameBackProved()) history.replaceState(null, '', location.pathname);
}
