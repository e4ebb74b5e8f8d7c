import { encodeBase64 } from '../bytes'

/** Plants values of Secrets: random, and unlike anything else in a manifest. */
export interface Planting {
  /** Another value, 10 characters of letters and digits. */
  value(): string
  /** The same in base64. */
  base64(): string
  /** Everything planted so far, as it would be read. */
  readonly planted: readonly string[]
}

export function createPlanting(random: () => number): Planting {
  const planted: string[] = []
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'
  const value = (): string => {
    const said = Array.from({ length: 10 }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
    planted.push(said)
    return said
  }
  return { value, base64: () => toBase64(value()), planted }
}

function toBase64(text: string): string {
  return encodeBase64(new TextEncoder().encode(text))
}

/** A way to write a Secret so that it may be overlooked. */
export type Disguise = (plant: Planting) => string | Uint8Array

const head = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: vault\n'
const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\ndata: {a: b}\n'

const named = 'metadata: {name: vault}\n'
const secretText = (value: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: v}\nstringData: {a: ${value}}\n`

const scripted = (lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  run.sh: |\n${lines.replace(/^/gm, '    ')}\n`

/** Secrets by what they are disguised as, or in what they hide. */
export const disguises: Readonly<Record<string, Disguise>> = {
  'a heredoc': p => scripted(`kubectl apply -f - <<EOF\n${secretText(p.value())}EOF`),
  'base64 in a script': p =>
    scripted(`echo ${toBase64(secretText(p.value())).replace(/.{60}/g, '$&\\\n')} | base64 -d | kubectl apply -f -`),
  'a script that creates one': p =>
    scripted(`kubectl create secret generic db \\\n  --from-literal=password=${p.value()}`),
  'the rest of a value behind a hash': p =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    password: a #${p.value()}\n    b: 2\n`,
  'an object that became a comment': p =>
    `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: {name: w}\nspec:\n  workload:\n    manifests:\n    - kind: Secret\n      stringData: #{p: ${p.value()}}\n      # ${p.value()}\n`,
  'values beside the rest of one': p =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: vault\nstringDat\n---\na:\n  password: x #${p.value()}\n`,
  'a value as the last key': p => `${head}spec: {a: b}\n${p.value()}:`,
  'a kind under another key, in a text': p =>
    JSON.stringify({ kind: 'ConfigMap', data: { a: `{"kid":"Secret","data":{"a":"${p.base64()}"}}` } }),
  'a mistyped kind in a text in a text': p =>
    JSON.stringify({
      kind: 'ConfigMap',
      data: { a: JSON.stringify({ b: `{"kind":"ecret","data":{"a":"${p.value()}"}}` }) },
    }),
  'a text that was cut at a separator': p =>
    `{"kind":"ConfigMap","data":{"a":"{\\"kind\\":\\"Sec\n---\nret\\",\\"data\\":{\\"a\\":\\"${p.base64()}\\"}}"}}`,
  plain: p => `${head}stringData:\n  a: ${p.value()}\ndata:\n  b: ${p.base64()}\n`,
  'data first': p => `apiVersion: v1\ndata:\n  b: ${p.base64()}\nkind: Secret\nmetadata:\n  name: vault\n`,
  JSON: p => `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"vault"},"stringData":{"a":"${p.value()}"}}`,
  'JSON data first': p =>
    `{"apiVersion":"v1","data":{"a":"${p.base64()}"},"kind":"Secret","metadata":{"name":"vault"}}`,
  'JSON of lines': p =>
    JSON.stringify(
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'v' }, stringData: { a: p.value() } },
      null,
      2,
    ),
  'JSON with escapes': p => `{"apiVersion":"v1","k\\u0069nd":"\\u0053ecret","stringData":{"a":"${p.value()}"}}`,
  'JSON in YAML': p => `---\n{"apiVersion": "v1", "kind": "Secret", "stringData": {"a": "${p.value()}", }}\n`,
  'JSON twice a key': p => `{"kind":"Secret","apiVersion":"v1","data":{"a":"${p.base64()}"},"data":{}}`,
  'a kind with escapes': p => `apiVersion: v1\nkind: "\\x53ecret"\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'a kind over two lines': p =>
    `apiVersion: v1\nkind: "Sec\\\n  ret"\nmetadata: {name: v}\nstringData: {a: ${p.value()}}\n`,
  'a kind below': p => `apiVersion: v1\nkind:\n  Secret\nmetadata: {name: v}\nstringData: {a: ${p.value()}}\n`,
  'a kind in a block': p => `apiVersion: v1\nkind: >-\n  Secret\nmetadata: {name: v}\ndata: {a: ${p.base64()}}\n`,
  'a tagged kind': p => `apiVersion: v1\nkind: !!str Secret\nmetadata: {name: v}\ndata:\n  a: !!str ${p.base64()}\n`,
  'a binary kind': p => `apiVersion: v1\nkind: !!binary U2VjcmV0\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'an anchored kind': p => `x: &k Secret\napiVersion: v1\nkind: *k\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'an anchor on the kind': p => `apiVersion: v1\nkind: &k Secret\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'a commented kind': p => `apiVersion: v1\nkind: Secret # ConfigMap\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'an explicit key': p => `apiVersion: v1\n? kind\n: Secret\nmetadata: {name: v}\ndata:\n  ? a\n  : ${p.base64()}\n`,
  'a quoted key': p => `apiVersion: v1\n"kind": 'Secret'\nmetadata: {name: v}\nstringData:\n  "a" : ${p.value()}\n`,
  'blanks around the kind': p =>
    `apiVersion: v1\nkind: " Secret "\nmetadata: {name: v}\nstringData:\n  a: ${p.value()}\n`,
  'another case': p => `apiVersion: v1\nkind: secret\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  capitals: p => `APIVERSION: v1\nkind: SECRET\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'capital keys': p => `ApiVersion: v1\nKind: Secret\nMetadata: {name: v}\nData: {a: ${p.base64()}}\n`,
  'the kind twice': p =>
    `apiVersion: v1\nkind: ConfigMap\nkind: Secret\nmetadata: {name: v}\ndata: {a: ${p.value()}}\n`,
  'a kind in brackets': p => `apiVersion: v1\nkind: [Secret]\nmetadata: {name: v}\ndata: {a: ${p.base64()}}\n`,
  'items twice': p =>
    `apiVersion: v1\nkind: List\nitems:\n- {kind: Secret, apiVersion: v1, stringData: {a: ${p.value()}, b: !!int 1}}\nitems: []\n`,
  'a list at the top': p => `- apiVersion: v1\n  kind: Secret\n  stringData: {a: ${p.value()}}\n`,
  'a manifest as a key': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  "kind: Secret\\nstringData: {a: ${p.value()}}": x\n`,
  'a generator': p =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsecretGenerator:\n- name: v\n  literals: [password=${p.value()}]\n`,
  'a generated name': p => `apiVersion: v1\nkind: Secret\nmetadata: {generateName: ${p.value()}}\ndata: {}\n`,
  'a tagged item': p => `apiVersion: v1\nkind: Work\nitem: !${p.value()} {kind: Secret, data: {a: ${p.base64()}}}\n`,
  'a ConfigMap with stringData': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "c\\n${p.value()}"}\nstringData: {a: ${p.value()}}\n`,
  'metadata that is none': p => `apiVersion: v1\nkind: Secret\nmetadata: ${p.value()}\ndata: {a: ${p.base64()}}\n`,
  'two JSON documents': p => `{"kind":"ConfigMap"}\n{"kind":"Secret","data":{"a":"${p.base64()}"\n--- ${p.value()}\n`,
  'merge key': p => `b: &b {kind: Secret, apiVersion: v1}\n<<: *b\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'merged data': p => `x: &d {a: ${p.base64()}}\n${head}data:\n  <<: *d\n`,
  'an anchor elsewhere': p => `x: &v ${p.value()}\n${head}stringData:\n  a: *v\n`,
  'an anchor beside the items': p =>
    `apiVersion: v1\nkind: List\nx: &v ${p.value()}\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: v}, stringData: {a: *v}}\n`,
  'the name of an anchor': p => `${head}stringData:\n  a: &${p.value()} x\n  b: *${p.value()}\n`,
  'an alias that is none': p => `${head}stringData:\n  password: *${p.value()}\n`,
  'a block that is none': p => `${head}stringData:\n  password: |${p.value()}\n`,
  'a folded block that is none': p => `${head}stringData:\n  password: >${p.value()}\n`,
  'a tag that is none': p => `${head}stringData:\n  password: !k!${p.value()}\n`,
  'a tag': p => `${head}stringData:\n  password: !${p.value()} x\n`,
  'a tag of numbers': p => `${head}stringData:\n  password: !!int ${p.value()}\n`,
  'a reserved character': p => `${head}stringData:\n  password: @${p.value()}\n  other: \`${p.value()}\n`,
  'a percent sign': p => `${head}stringData:\n  password: %${p.value()}\n`,
  'a directive': p => `${head}stringData:\n  password: |\n%${p.value()} x\n---\n${other}`,
  'a bracket': p => `${head}stringData:\n  password: [${p.value()}\n`,
  'a brace': p => `${head}stringData:\n  password: {${p.value()}, ${p.value()}}\n`,
  'a closing brace': p => `${head}stringData:\n  password: }${p.value()}\n`,
  'a comma': p => `${head}stringData:\n  password: ,${p.value()}\n`,
  'a question mark': p => `${head}stringData:\n  password: ? ${p.value()}\n  ? ${p.value()}\n`,
  'a quote': p => `${head}stringData:\n  password: "${p.value()}\n  other: 'x' ${p.value()}\n`,
  'an escape that is none': p => `${head}stringData:\n  password: "\\q${p.value()}"\n`,
  'text behind quotes': p => `${head}stringData:\n  password: "x"${p.value()}\n`,
  'a colon': p => `${head}stringData:\n  password: a: ${p.value()}\n`,
  'no blank behind the colon': p => `${head}stringData:\n  password:${p.value()}\n`,
  'no blank among others': p => `${head}stringData:\n  a: x\n  password:${p.value()}\n  b: x\n`,
  'no blank in braces': p => `${head}stringData: {a: x, password:${p.value()}}\n`,
  'a value as a key': p => `${head}stringData: {${p.value()}, a: b}\n`,
  'values as keys, twice': p => {
    const value = p.value()
    return `${head}stringData: {${value}, ${value}}\n`
  },
  'a hash': p => `${head}stringData:\n  password: x #${p.value()}\n  #${p.value()}\n`,
  comments: p =>
    `# ${p.value()}\n${head}# password: ${p.value()}\nstringData:\n  # was ${p.value()}\n  a: b\n# ${p.value()}\n`,
  'a literal block': p => `${head}stringData:\n  a: |\n    first\n    ${p.value()}\n  b: |2-\n      ${p.value()}\n`,
  'a folded block': p => `${head}stringData:\n  a: >+\n    first\n    ${p.value()}\n\ntype: Opaque\n`,
  'a block of keys': p => `${head}stringData:\n  a: |\n    data: ${p.value()}\n    kind: ${p.value()}\n`,
  'lines of a plain text': p => `${head}stringData:\n  a: first\n    ${p.value()}\n    ${p.value()}\n`,
  tabs: p => `apiVersion: v1\nkind:\tSecret\nmetadata: {name: v}\nstringData:\n\ta: ${p.value()}\n`,
  'tabs behind colons': p => `apiVersion:\tv1\nkind:\tSecret\nmetadata:\t{name: v}\nstringData:\t{a:\t${p.value()}}\n`,
  CRLF: p => `${head}stringData:\n  a: ${p.value()}\n  b: *${p.value()}\n`.replaceAll('\n', '\r\n'),
  CR: p => `${head}stringData:\n  a: ${p.value()}\n`.replaceAll('\n', '\r'),
  'a byte order mark': p => `\ufeff${head}stringData:\n  a: ${p.value()}\n`,
  'a byte order mark in the middle': p => `${other}---\n\ufeff${head}stringData:\n  a: *${p.value()}\n`,
  'UTF-16': p => utf16(`${head}stringData:\n  a: ${p.value()}\n  b: *${p.value()}\n`),
  'UTF-16, big end first': p => utf16(`${head}stringData:\n  a: !!int ${p.value()}\n`, false),
  'bytes that are no UTF-8': p =>
    new Uint8Array([...new TextEncoder().encode(`${head}stringData:\n  a: ${p.value()}\n  b: `), 0xff, 0xfe, 0x0a]),
  'stringData of another kind': p =>
    `apiVersion: v1\nkind: Vault\nmetadata: {name: v}\nstringData: {a: ${p.value()}}\n`,
  'misspelt stringdata': p => `${head}stringdata:\n  a: ${p.value()}\n  ${p.value()}: x\n`,
  'a slip in the kind': p => `apiVersion: v1\nkind: Secert\nmetadata: {name: v}\ndta:\n  a: !!int ${p.value()}\n`,
  'slips everywhere': p =>
    `apiVersion: v1\nkind: sercet\nmetadata: {name: v, labels: {l: ${p.value()}}}\nstringDate:\n  a: ${p.value()}\n`,
  'a slip in stringData': p =>
    `apiVersion: v1\nkind: Vault\nmetadata: {name: v}\nstirngData: {a: ${p.value()}, b: !!int ${p.value()}}\n`,
  'letters without width': p =>
    `apiVersion: v1\nki\u200bnd: Sec\u200bret\nmetadata: {name: v}\nstr\u00adingData: {a: !!int ${p.value()}}\n`,
  'broken values of a chart': p => `auth:\n  adminPassword: *${p.value()}\n`,
  'misspelt Data': p => `${head}Data:\n  a: ${p.value()}\n`,
  'misspelt kind': p => `apiVersion: v1\nkind: Secrets\nmetadata: {name: v}\ndata: {a: ${p.base64()}}\n`,
  'no kind': p => `apiVersion: v1\nmetadata: {name: v}\ndata:\n  a: ${p.base64()}\n`,
  'other fields': p => `${head}spec:\n  a: ${p.value()}\nstatus: ${p.value()}\n${p.value()}: x\nstringData: {a: b}\n`,
  'an annotation': p =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: v\n  labels: {app.kubernetes.io/component: ${p.value()}, l: ${p.value()}}\n  annotations:\n    a: ${p.value()}\n    ${p.value()}: null\n    kubernetes.io/service-account.name: ${p.value()}\n    n: 12\ntype: kubernetes.io/service-account-token\n`,
  'names that are none': p =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: v\n    password:${p.value()}\n  namespace: "a\\n${p.value()}"\n  generateName: "b ${p.value()}"\ntype: "Opaque ${p.value()}"\n`,
  'a number': p =>
    `${head}stringData:\n  a: ${p.value()}\n  b: .inf\n  c: 12\ndata:\n  d: "${p.value()}!"\n  e: [${p.value()}]\n`,
  'no mapping': p => `${head}stringData: ${p.value()}\ndata:\n- ${p.value()}\n`,
  'the same key twice': p =>
    `${head}stringData:\n  a: ${p.value()}\n  a: ${p.value()}\nstringData:\n  b: ${p.value()}\n`,
  'keys that collide': p => `${head}stringData:\n  1: ${p.value()}\n  "1": ${p.value()}\n  0x1: ${p.value()}\n`,
  'cut by a separator': p =>
    `${head}stringData:\n  a: |\n    begin\n---\n${p.value()}: *${p.value()}\n--- ${p.value()}\n- !!int ${p.value()}\n---\n${other}`,
  'cut before its kind': p => `metadata: {name: v}\nx: *${p.value()}\n---\n${head}`,
  'the end of a document': p => `${head}stringData:\n  a: b\n...\n  c: *${p.value()}\n---\n${other}`,
  'text behind the end': p => `${head}stringData:\n  a: b\n... ${p.value()}\n--- ${p.value()}\n${other}`,
  'a SecretList': p =>
    `apiVersion: v1\nkind: SecretList\nitems:\n- metadata: {name: a}\n  stringData: {p: ${p.value()}}\n- metadata: {name: b}\n  data: {p: ${p.base64()}}\n`,
  'a broken SecretList': p =>
    `apiVersion: v1\nkind: SecretList\nitems:\n- metadata: {name: a}\n  stringData: {p: ${p.value()}, q: [}\n`,
  'a List': p =>
    `apiVersion: v1\nkind: List\nmetadata: {x: ${p.value()}}\nitems:\n- ${other.replaceAll('\n', '\n  ')}\n- ${head.replaceAll('\n', '\n  ')}stringData: {a: ${p.value()}}\n`,
  'a List of JSON': p =>
    JSON.stringify({
      apiVersion: 'v1',
      items: [{ apiVersion: 'v1', data: { a: p.base64() }, kind: 'Secret', metadata: { name: 'v' } }],
      kind: 'List',
    }),
  'a List in a List': p =>
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n  - apiVersion: v1\n    kind: Secret\n    metadata: {name: a}\n    data: {p: ${p.base64()}}\n`,
  'an item that is indented wrongly': p =>
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\nmetadata: {name: a}\ndata:\n  p: ${p.base64()}\n`,
  'an item in two': p =>
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n- metadata: {name: a}\n  data: {p: ${p.base64()}, q: ${p.value()}}\n- ${p.value()}\n`,
  'an item that cannot be read': p =>
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n   data: {p: *${p.value()}}\n`,
  'items that are none': p =>
    `apiVersion: v1\nkind: SecretList\nitems:\n  a: ${p.value()}\n  stringData: {b: ${p.value()}}\n`,
  'a ManifestWork': p =>
    `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: {name: w}\nspec:\n  workload:\n    manifests:\n    - apiVersion: v1\n      kind: Secret\n      metadata: {name: a, labels: {x: ${p.value()}}}\n      stringData: {p: ${p.value()}}\n`,
  'a template': p =>
    `apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\nobjects:\n- kind: Secret\n  apiVersion: v1\n  password: ${p.value()}\n`,
  'a ConfigMap': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a.yaml: |\n    ${head.replaceAll('\n', '\n    ')}stringData: {a: ${p.value()}}\n`,
  'a ConfigMap with JSON': p =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c' },
      data: { a: JSON.stringify({ apiVersion: 'v1', kind: 'Secret', data: { a: p.base64() } }) },
    }),
  'a ConfigMap with JSON in JSON': p =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c' },
      data: { a: JSON.stringify({ b: JSON.stringify({ kind: 'Secret', data: { a: p.value() } }) }) },
    }),
  'a ConfigMap with escapes': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: "kind: \\"\\\\x53ecret\\"\\ndata: {a: ${p.value()}}"\n`,
  'a broken manifest in a ConfigMap': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: |\n    {{ if .x }}\n    kind: Secret\n    stringData: {a: ${p.value()}}\n`,
  'base64 in a ConfigMap': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\nbinaryData:\n  a: ${toBase64(`${head}stringData: {a: ${p.value()}}\n`)}\n`,
  'a broken ConfigMap': p =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: "kind: Secret\\nstringData: {a: ${p.value()}}"\n  b: *${p.value()}\n`,
  'a last-applied annotation': p =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"apiVersion":"v1","kind":"Secret","stringData":{"a":"${p.value()}"}}\nspec: {containers: []}\n`,
  'a Secret that was commented out': p =>
    `${other}# apiVersion: v1\n# kind: Secret\n# metadata: {name: v}\n# data:\n#   a: ${p.base64()}\n`,
  'nothing but comments': p => `#apiVersion: v1\n#kind: Secret\n#stringData:\n#  a: ${p.value()}\n---\n${other}`,
  'a Secret behind a value': p => `${other.trimEnd()} # {"kind": "Secret", "stringData": {"a": "${p.value()}"}}\n`,
  'a HelmRelease': p =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    auth:\n      adminPassword: ${p.value()}\n      db_passwd: ${p.value()}\n      apiKey: {a: ${p.value()}, ${p.value()}: x}\n    github.token: ${p.value()}\n    s3: {accessKey: ${p.value()}, secretKey: x}\n    tls: {privateKey: "${p.value()}", clientSecret: [${p.value()}]}\n`,
  'a HelmRelease with texts and lists': p =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    a: |\n      password: ${p.value()}\n    env:\n    - {name: DB_PASSWORD, value: ${p.value()}}\n    password: !${p.value()} x\n`,
  'a HelmRelease with the same key twice': p =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    password: ${p.value()}\n    password: ${p.value()}\n`,
  'a broken HelmRelease': p =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec:\n  values:\n    password: *${p.value()}\n`,
  'beside others': p =>
    `${other}---\n${head}stringData:\n  a: !!float ${p.value()}\n---\n${other}---\n${head}data: {a: ${p.value()}, b: "${p.value()}="}\n`,
  'a template in a value': p =>
    `apiVersion: v1\nkind: Secret\n${named}stringData:\n  a: {{ .Values.x | default "${p.value()}" }}\n`,
  'templates between lines': p =>
    `apiVersion: v1\nkind: Secret\n${named}data:\n{{- if .Values.x }}\n  a: ${p.base64()}\n{{- end }}\n`,
  'a kind that is a template': p => `apiVersion: v1\nkind: {{ .Values.kind }}\n${named}data:\n  a: ${p.base64()}\n`,
  'the template of a SealedSecret': p =>
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n${named}spec:\n  template:\n    data:\n      a: ${p.value()}\n`,
  'the template of an ExternalSecret': p =>
    `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n${named}spec:\n  target:\n    template:\n      data:\n        a: ${p.value()}\n`,
  'a login in a ConfigMap': p =>
    `apiVersion: v1\nkind: ConfigMap\n${named}data:\n  .dockerconfigjson: '{"auths":{"r":{"auth":"${p.base64()}"}}}'\n`,
  'a login with its password in a ConfigMap': p =>
    `apiVersion: v1\nkind: ConfigMap\n${named}data:\n  config.json: '{"auths":{"r":{"username":"u","password":"${p.value()}"}}}'\n`,
  'literals of a kustomization': p =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsecretGenerator:\n- name: a\n  literals:\n  - password=${p.value()}\n`,
  'a HelmChart': p =>
    `apiVersion: helm.cattle.io/v1\nkind: HelmChart\n${named}spec:\n  valuesContent: |-\n    adminPassword: ${p.value()}\n`,
  'what a HelmChart sets': p =>
    `apiVersion: helm.cattle.io/v1\nkind: HelmChart\n${named}spec:\n  set:\n    adminPassword: ${p.value()}\n`,
  'a HelmChartConfig': p =>
    `apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\n${named}spec:\n  valuesContent: |-\n    adminPassword: ${p.value()}\n`,
  'values of an Application': p =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\n${named}spec:\n  source:\n    helm:\n      values: |\n        adminPassword: ${p.value()}\n`,
  'an object of values of an Application': p =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\n${named}spec:\n  source:\n    helm:\n      valuesObject:\n        adminPassword: ${p.value()}\n`,
  'parameters of an Application': p =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\n${named}spec:\n  source:\n    helm:\n      parameters:\n      - name: admin.password\n        value: ${p.value()}\n`,
  'in a ManifestWork': p =>
    `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\n${named}spec:\n  workload:\n    manifests:\n    - apiVersion: v1\n      kind: Secret\n      metadata: {name: v}\n      data: {a: ${p.base64()}}\n`,
  'in a Template': p =>
    `apiVersion: template.openshift.io/v1\nkind: Template\n${named}objects:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: v}\n  data: {a: ${p.base64()}}\n`,
  'a parameter of a Template': p =>
    `apiVersion: template.openshift.io/v1\nkind: Template\n${named}objects: []\nparameters:\n- name: DB_PASSWORD\n  value: ${p.value()}\n`,
  'in an Object of Crossplane': p =>
    `apiVersion: kubernetes.crossplane.io/v1alpha1\nkind: Object\n${named}spec:\n  forProvider:\n    manifest:\n      apiVersion: v1\n      kind: Secret\n      data: {a: ${p.base64()}}\n`,
  'what a policy generates': p =>
    `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n${named}spec:\n  rules:\n  - generate:\n      kind: Secret\n      apiVersion: v1\n      name: x\n      data:\n        type: Opaque\n        data: {a: ${p.base64()}}\n`,
  'in a Bundle of Fleet': p =>
    `apiVersion: fleet.cattle.io/v1alpha1\nkind: Bundle\n${named}spec:\n  resources:\n  - name: s.yaml\n    content: ${JSON.stringify(secretText(p.value()))}\n`,
  'in base64 in a Bundle': p =>
    `apiVersion: fleet.cattle.io/v1alpha1\nkind: Bundle\n${named}spec:\n  resources:\n  - name: s.yaml\n    content: ${toBase64(secretText(p.value()))}\n`,
  'in binaryData': p =>
    `apiVersion: v1\nkind: ConfigMap\n${named}binaryData:\n  s.yaml: ${toBase64(secretText(p.value()))}\n`,
  'in base64 of base64': p =>
    `apiVersion: v1\nkind: ConfigMap\n${named}binaryData:\n  s.yaml: ${toBase64(toBase64(secretText(p.value())))}\n`,
  'in JSON in JSON in JSON': p =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'v' },
      data: { a: JSON.stringify({ b: JSON.stringify({ kind: 'Secret', stringData: { x: p.value() } }) }) },
    }),
  'in the text of a ResourceSet': p =>
    `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\n${named}spec:\n  resourcesTemplate: |\n    apiVersion: v1\n    kind: Secret\n    metadata: {name: << inputs.x >>}\n    stringData: {a: ${p.value()}}\n`,
  'in a file of a KubeadmConfig': p =>
    `apiVersion: bootstrap.cluster.x-k8s.io/v1beta1\nkind: KubeadmConfig\n${named}spec:\n  files:\n  - path: /s.yaml\n    content: |\n      apiVersion: v1\n      kind: Secret\n      stringData: {a: ${p.value()}}\n`,
  'an EncryptionConfiguration': p =>
    `apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n- resources: [secrets]\n  providers:\n  - aescbc:\n      keys:\n      - name: key1\n        secret: ${p.base64()}\n`,
  'a kubeconfig': p =>
    `apiVersion: v1\nkind: Config\nusers:\n- name: u\n  user:\n    token: ${p.value()}\n    client-key-data: ${p.base64()}\n`,
  'a variable of a Pod': p =>
    `apiVersion: v1\nkind: Pod\n${named}spec:\n  containers:\n  - name: c\n    env:\n    - name: DB_PASSWORD\n      value: ${p.value()}\n`,
  'in JSON in an annotation': p =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations:\n    x: ${JSON.stringify(JSON.stringify({ apiVersion: 'v1', kind: 'Secret', data: { a: p.base64() } }))}\n`,
  'in a Secret for a ClusterResourceSet': p =>
    `apiVersion: v1\nkind: Secret\ntype: addons.cluster.x-k8s.io/resource-set\n${named}stringData:\n  s.yaml: |\n    kind: Secret\n    data: {a: ${p.base64()}}\n`,
  'in a List in a List': p =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        {
          apiVersion: 'v1',
          kind: 'List',
          items: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'v' }, data: { a: p.base64() } }],
        },
      ],
    }),
  'between sentences': p => `Here is my manifest:\n\n${secretText(p.value())}\nthanks\n`,
  'in a fence of Markdown': p => `~~~yaml\n${secretText(p.value())}~~~\n`,
  'as kubectl describes it': p => `Name: vault\nType: Opaque\nData\n====\npassword: ${p.value()}\n`,
  'as lines of a diff': p =>
    secretText(p.value())
      .split('\n')
      .map(l => `+${l}`)
      .join('\n'),
  'as quoted in a mail': p =>
    secretText(p.value())
      .split('\n')
      .map(l => `> ${l}`)
      .join('\n'),
  'with numbered lines': p =>
    secretText(p.value())
      .split('\n')
      .map((l, i) => `${i} ${l}`)
      .join('\n'),
  'with entities of HTML': p => secretText(p.value()).replaceAll(':', '&#58;'),
  'with wide colons': p => secretText(p.value()).replaceAll(': ', '： '),
  'indented by tabs': p => `apiVersion: v1\nkind: Secret\nmetadata:\n\tname: v\nstringData:\n\ta: ${p.value()}\n`,
  'with a byte of Windows-1252': p => {
    const t = new TextEncoder().encode(secretText(p.value()))
    return Uint8Array.of(...t, 0x23, 0xe9, 0x0a)
  },
  'with what sops adds': p =>
    `apiVersion: v1\nkind: Secret\n${named}data:\n  a: ENC[AES256_GCM,data:${p.value()},type:str]\nsops:\n  mac: ${p.value()}\n`,
  'a token of a ServiceAccount': p =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: t\n  annotations: {kubernetes.io/service-account.uid: ${p.value()}}\ntype: kubernetes.io/service-account-token\ndata: {token: ${p.base64()}}\n`,
  'in lines of JSON': p =>
    `{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"}}\n{"kind":"Secret","apiVersion":"v1","metadata":{"name":"a"},"data":{"x":"${p.base64()}"}}\n`,
  'in an array of JSON': p =>
    `[{"kind":"Secret","apiVersion":"v1","metadata":{"name":"a"},"data":{"x":"${p.base64()}"}}]`,
  'in a sequence': p => `- apiVersion: v1\n  kind: Secret\n  metadata: {name: a}\n  data: {a: ${p.base64()}}\n`,
  'a kind with a capital': p => `apiVersion: v1\nKind: Secret\n${named}data:\n  a: ${p.base64()}\n`,
  'a type and no kind': p => `apiVersion: v1\n${named}type: Opaque\ndata:\n  a: ${p.base64()}\n`,
}

/**
 * Disguises that hang by a single sign: with one slip more nothing says that it is a Secret, as in a ConfigMap whose
 * text lost the kind, or what is planted became the name of a key, which may be seen.
 */
export const fragile: ReadonlySet<string> = new Set([
  'a script that creates one',
  'the rest of a value behind a hash',
  'a value as the last key',
  'a kind under another key, in a text',
  'a mistyped kind in a text in a text',
  'a generator',
  'a template',
  'an annotation',
  'a List',
  'a tagged item',
  'merged data',
  'an anchor elsewhere',
  'an anchor beside the items',
  'a value as a key',
  'values as keys, twice',
  'comments',
  'stringData of another kind',
  'names that are none',
  'cut before its kind',
  'text behind the end',
  'an item in two',
  'a broken manifest in a ConfigMap',
  'base64 in a ConfigMap',
  'a Secret that was commented out',
  'nothing but comments',
  'a HelmRelease',
  'a HelmRelease with the same key twice',
  'a HelmRelease with texts and lists',
  'a ConfigMap with escapes',
  'a slip in the kind',
  'a slip in stringData',
  'broken values of a chart',
  'a block of keys',
  'cut by a separator',
  'a ConfigMap with stringData',
  'a kind that is a template',
  'the template of a SealedSecret',
  'a login with its password in a ConfigMap',
  'literals of a kustomization',
  'a HelmChart',
  'what a HelmChart sets',
  'a HelmChartConfig',
  'values of an Application',
  'an object of values of an Application',
  'parameters of an Application',
  'a parameter of a Template',
  'in an Object of Crossplane',
  'what a policy generates',
  'in base64 in a Bundle',
  'in binaryData',
  'in a file of a KubeadmConfig',
  'an EncryptionConfiguration',
  'a variable of a Pod',
  'in JSON in an annotation',
  'as kubectl describes it',
  'a type and no kind',
])

function utf16(text: string, littleEndian = true): Uint8Array {
  const units = Array.from(`\ufeff${text}`, character => character.charCodeAt(0))
  return new Uint8Array(units.flatMap(unit => (littleEndian ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])))
}
