/** What the page keeps of itself in the address: names and values of its own choosing. */
export type AddressState = Readonly<Record<string, string>>

export interface AddressBar {
  read(): AddressState
  /** One more stop that Back leads to. */
  push(place: AddressState): void
  /** Changes the stop that the page is at. */
  replace(place: AddressState): void
  /** Tells when Back, Forward or a hand changed the address. Returns how to end that. */
  onReturn(listener: (place: AddressState) => void): () => void
}

/**
 * The key of a share link in the fragment; what stands behind it belongs to the room that shares and is kept as it is.
 */
const shareKey = 's'

/** More than this was written by no page of ours. */
const longest = 4000

/**
 * The address bar, as one place for all that the page keeps there. Everything stands in the fragment: it is never sent
 * to a server, and names of resources are nobody's business.
 */
export const addressBar: AddressBar = {
  read: () => readFragment(location.hash),
  push: place => history.pushState(null, '', addressOf(place)),
  replace: place => history.replaceState(null, '', addressOf(place)),
  onReturn(listener) {
    const tell = (): void => listener(readFragment(location.hash))
    addEventListener('popstate', tell)
    return () => removeEventListener('popstate', tell)
  },
}

/** What a share link carries behind its key; null where the address holds none. */
export function sharedInAddress(): string | null {
  return sharedPart(location.hash)?.slice(shareKey.length + 1) ?? null
}

/** Tells when a link is opened in a page that is there already. Returns how to end that. */
export function onShared(listener: (text: string) => void): () => void {
  let last = sharedInAddress()
  const tell = (): void => {
    const now = sharedInAddress()
    if (now !== null && now !== last) listener(now)
    last = now
  }
  addEventListener('hashchange', tell)
  return () => removeEventListener('hashchange', tell)
}

/** Takes the share link out of the address, so that loading the page again does not open it again. */
export function dropShared(): void {
  const fragment = writeFragment(readFragment(location.hash), null)
  history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`)
}

/** The address of this page with a share link in it, and nothing else. */
export function shareAddress(text: string): string {
  return `${location.origin}${location.pathname}#${shareKey}=${text}`
}

/** The names and values of a fragment, without the share link's. What cannot be read is left out. */
export function readFragment(fragment: string): AddressState {
  const own = partsOf(fragment).filter(part => !isShared(part))
  const text = own.join('&')
  return text.length > longest ? {} : Object.fromEntries(new URLSearchParams(text))
}

/** A fragment that says this; `shared` is put first, untouched. */
export function writeFragment(place: AddressState, shared: string | null): string {
  const own = new URLSearchParams(place).toString().replace(/%2F/g, '/')
  return [shared, own].filter(Boolean).join('&')
}

function addressOf(place: AddressState): string {
  const fragment = writeFragment(place, sharedPart(location.hash))
  return fragment === '' ? location.pathname + location.search : `#${fragment}`
}

function sharedPart(fragment: string): string | null {
  return partsOf(fragment).find(isShared) ?? null
}

function partsOf(fragment: string): readonly string[] {
  return fragment.replace(/^#/, '').split('&')
}

function isShared(part: string): boolean {
  return part.startsWith(`${shareKey}=`)
}
