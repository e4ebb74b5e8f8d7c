/** The most characters of a DNS-1123 label (RFC 1123), as most objects are named. */
const longest = 63

/** A text as a DNS-1123 label: lower-case ASCII letters, digits and inner hyphens; empty where it has none of them. */
export function dnsLabel(text: string, most = longest): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, most)
    .replace(/-$/, '')
}

/** Whether a text is a DNS-1123 label of at most so many characters. */
export function isDnsLabel(text: string, most = longest): boolean {
  return text.length <= most && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text)
}

/** The most characters of the name of a plan: what is written for it adds suffixes to it. */
export const longestPlanName = 40
