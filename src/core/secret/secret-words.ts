/** Stands in place of a word of the input that may be one of a Secret. */
export const hiddenWord = '••••••'

/**
 * A pattern of a word with at most one slip of the fingers behind its first letters: one more, less or another one, or
 * two swapped.
 */
function slipsOf(word: string, first: number): string {
  const patterns = Array.from({ length: word.length + 1 - first }, (_, index) => {
    const [before, at, behind] = [
      word.slice(0, first + index),
      word.charAt(first + index),
      word.slice(first + index + 1),
    ]
    return [`[a-z]?${behind}`, `[a-z]${at}${behind}`, `${behind.charAt(0)}${at}${behind.slice(1)}`].map(
      rest => before.slice(first) + rest,
    )
  })
  return `${word.slice(0, first)}(?:${[...new Set(patterns.flat())].join('|')})`
}

const secretKind = new RegExp(`^${slipsOf('secret', 0)}s?(?:list)?$`)
const stringDataKey = new RegExp(`^${slipsOf('stringdata', 0)}$`)

/** The same in a text; a slip in the first letter would make the search a slow one. */
const slippedKind = new RegExp(`kind["']?\\s*:\\s*["']?${slipsOf('secret', 1)}s?(?:list)?(?![a-z])`, 'i')
const slippedStringData = new RegExp(`(?<![a-z])${slipsOf('stringdata', 1)}["']?\\s*:`, 'i')

/**
 * `Secret` or `SecretList` however it is written or mistyped; also a kind that is no single word and has one of them in
 * it.
 */
export function isSecretKind(kind: unknown): boolean {
  if (typeof kind !== 'string') return false
  const letters = lettersOf(kind)
  return secretKind.test(letters) || (!isKind(kind) && letters.includes('secret'))
}

/** A type that Kubernetes or Helm knows of Secrets. */
export function isSecretType(type: unknown): boolean {
  return typeof type === 'string' && /^(?:Opaque$|kubernetes\.io\/|bootstrap\.kubernetes\.io\/|helm\.sh\/)/.test(type)
}

/** A kind as the API server takes it. */
export function isKind(kind: unknown): boolean {
  return typeof kind === 'string' && /^[A-Za-z][A-Za-z0-9]*$/.test(kind)
}

/** `stringData`, and what is meant to be it. */
export function isStringData(key: string): boolean {
  // Most keys are shorter than it can be.
  return key.length >= 'stringdata'.length - 1 && stringDataKey.test(lettersOf(key))
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/g, '')
}

/**
 * A name, namespace, kind, type or apiVersion that is written as such are: nothing that got there through a missing
 * blank or break.
 */
export function isPlainName(word: string): boolean {
  return word.length <= 253 && /^[A-Za-z0-9][-\w.]*(?:\/[A-Za-z0-9][-\w.]*)?$/.test(word)
}

/** A key that the API server takes in `data` (`IsConfigMapKey` in apimachinery's validation.go). */
export function isDataKey(key: string): boolean {
  return key.length <= 253 && /^[-\w.]+$/.test(key)
}

/**
 * Kinds that carry values for a chart, or what a program logs in with: `HelmRelease`, `HelmChart`, Argo CD's
 * `Application`, a kubeconfig.
 */
export function carriesValues(kind: unknown): boolean {
  return (
    typeof kind === 'string' &&
    /^(?:helm|applications?(?:sets?)?$|clusterprofiles?$|encryptionconfig|config$|kubeadm|(?:init|join)configuration$)/i.test(
      kind,
    )
  )
}

/** Keys of such values, and names of variables, by whose name alone the value is secret. */
export function isSecretName(key: string): boolean {
  return /(?:password|passwd|token|secret|apikey|accesskey|privatekey|keydata)s?$/.test(
    key.toLowerCase().replace(/[^a-z0-9]/g, ''),
  )
}

/** The same of a text that has lines of such keys, as `password: x` or `PASSWORD=x`. */
export function saysSecretName(text: string): boolean {
  return /(?:password|passwd|token|secret|api[-_.]?key|access[-_.]?key|private[-_.]?key)s?["'\\]*\s*[:=]\s*\S/i.test(
    text,
  )
}

/** Keys of a Secret, or of a list of them, that say nothing but how it is built. */
export const plainKeys: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'namespace',
  'generateName',
  'labels',
  'annotations',
  'creationTimestamp',
  'deletionTimestamp',
  'finalizers',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
  'generation',
  'type',
  'immutable',
  'data',
  'stringData',
  'stringdata',
  'items',
  'kubectl.kubernetes.io/last-applied-configuration',
])

const controls = /[^\P{Cc}\t\n\r\x85]|\p{Cf}/gu

/**
 * A text with the escapes of JSON and of YAML's double quotes resolved wherever they stand, and without controls and
 * what has no width, so that no letter is hidden by one.
 */
export function unescaped(written: string): string {
  const text = written.replace(controls, '')
  if (!text.includes('\\')) return text
  return text
    .replace(/\\(?:\r\n|[\n\r\u0085\u2028\u2029])[ \t]*/g, '')
    .replace(/\\+(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/gi, (whole, two, four, eight) => {
      const code = Number.parseInt(two ?? four ?? eight, 16)
      return code < 0x110000 ? String.fromCodePoint(code) : whole
    })
}

/**
 * The inner letters of `Secret` and `secret`, and of `stringData`, in base64, by where they stand in a group of three.
 */
const inBase64 = /ZWNyZX|VjcmV0|lY3JldA|dHJpbmdEYX|RyaW5nRGF0|0cmluZ0RhdG/

/** The key `data`, of which nothing says that it is not a Secret's. */
const dataKey = /(?<![a-z])data["']?\s*:/i

/**
 * Whether a text of documents says anywhere that it may be about a Secret: quick, without reading it. False only where
 * no part of it can hold what is secret, so that a text need not be looked at further.
 */
export function mayHoldSecret(text: string): boolean {
  // Without a kind it may be a part of one.
  return saysSecret(text) || !/kind["']?\s*:/.test(text)
}

/** The same of a text in a value, which is most often no manifest at all. */
export function saysSecret(text: string): boolean {
  if (/secret|string[-_. ]*data|helm(?:release|\.toolkit)|generator/i.test(text)) return true
  // Names by which a value is secret where values are, or in a list of variables.
  if (/pass[-_.]?w(?:or)?d|token|(?:api|access|private)[-_. ]?key|key[-_.]?data/i.test(text) || saysLogin(text))
    return true
  // A tag that turns base64 into a text, or that is written in percent signs.
  if (/![^\s,]*(?:binary|%[0-9a-f]{2})|!<|^%TAG/im.test(text)) return true
  if (inBase64.test(text)) return true
  if (dataKey.test(text) || slippedKind.test(text) || slippedStringData.test(text)) return true
  if (
    /kind["']?\s*:\s*["']?\w+[^\w\s"',}\]]*[ \t]+\w|type["']?\s*:\s*["']?(?:Opaque|kubernetes|bootstrap|helm)/.test(
      text,
    )
  )
    return true
  return (
    /\\["xuU\r\n\u0085\u2028\u2029]|[^\P{Cc}\t\n\r\x85]|\p{Cf}/u.test(text) &&
    saysSecret(unescaped(text).replaceAll('\\', ''))
  )
}

/** The same of a text that cannot be read, so that only its words are left to go by. */
export function isSuspicious(broken: string): boolean {
  // What is left of a text in a text has its quotes escaped.
  const text = unescaped(broken).replaceAll('\\', '')
  // Values for a chart have no kind, and keep passwords.
  const isOfNoKind = !/kind["']?\s*:/.test(text)
  return (
    saysWord(text) ||
    (dataKey.test(text) && !isOfConfigMaps(text)) ||
    ((isOfNoKind || kindWithValues.test(text)) && saysSecretName(text)) ||
    variable.test(text) ||
    saysLogin(text)
  )
}

const kindWithValues =
  /kind["']?\s*:\s*["']?(?:helm|application|clusterprofile|encryptionconfig|config\b|kubeadm|(?:init|join)conf)/i

/** An entry of a list of variables whose name says that its value is secret. */
const variable =
  /name["']?\s*:\s*["']?[-\w.]*(?:password|passwd|token|api[-_.]?key|access[-_.]?key|private[-_.]?key)s?["']?\s*(?:[,}\n\r]|$)/i

/** What `docker login` keeps. */
export function saysLogin(text: string): boolean {
  return /(?:["'\\]|\b)auths?["'\\]*\s*:\s*[{"'\\]/.test(text)
}

/** The same by nothing but words of secrets. */
export function saysWord(text: string): boolean {
  if (/secret|string[-_. ]*data/i.test(text) || /![^\s,]*(?:binary|%[0-9a-f]{2})|!</i.test(text)) return true
  if (slippedKind.test(text) || slippedStringData.test(text)) return true
  return inBase64.test(text) || /helm(?:release|\.toolkit)/i.test(text)
}

/** No more data than kinds, all of them ConfigMaps. */
function isOfConfigMaps(text: string): boolean {
  const kinds = [...text.matchAll(/kind["']?\s*:\s*["']?(\w*)/g)].map(([, kind]) => kind)
  const data = text.split(/(?<![a-z])data["']?\s*:/i).length - 1
  return kinds.every(kind => kind === 'ConfigMap') && data <= kinds.length
}

/** Whether a text is, or holds, base64 of one that says `Secret` or `stringData`, also over several lines. */
export function isSecretInBase64(text: string): boolean {
  const inOneLine = text.replace(/\\?[\r\n]+[ \t]*/g, '')
  return inBase64.test(inOneLine) && (inOneLine.match(/[A-Za-z0-9+/_-]{24,}/g) ?? []).some(run => inBase64.test(run))
}

/**
 * The kind of a Secret or the key `stringData`, as written in a manifest, or mistyped; by words, so in a broken one
 * too. Or a script that creates one of what it says itself.
 */
export function saysKind(text: string): boolean {
  const plain = unescaped(text)
  return (
    slippedKind.test(plain.replaceAll('\\', '')) ||
    /\bcreate\s+secret\s[\s\S]{0,1000}?--(?:from-literal|docker-password)/.test(plain) ||
    /string[-_.]?data["'\\]*\s*:/i.test(plain) ||
    /kind["'\\]*\s*:(?:[\s"'\\>|+]|\\[nrt]|-|[&!*][^\s"'&!*]*|#[^\n]*){0,200}secret(?:list)?(?![a-z])/i.test(plain)
  )
}

/** An alias, or a collection in which there may be one. */
export function mayHoldAlias(written: string): boolean {
  return /^\*|^(?!["'|>])[\s\S]*?(?:[\s,[{:-]\*[^\s*]|<<)/.test(written)
}
