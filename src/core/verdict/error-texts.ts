import type { CountLimitId, LimitId } from '../limit'
import { fleetApplies } from './fleet-applies'
import { messageTexts } from './message-texts'

/** A limit by its id in the limits facts; the table of `core/limit` has the rest of it. */
export type ErrorLimit = LimitId | CountLimitId

/** What is to be known of a refusal besides its limit; words are added at the edge. */
export type ErrorNote =
  /** The bytes are those of the file that went over, not of the sum that is limited. */
  | 'last-file'
  /** The object was being reconciled when it happened: what was written may be another one. */
  | 'reconciled'
  /** The program makes the refused object itself and puts the whole input into it. */
  | 'own-object'
  /** Many programs say this of messages of their own: the text does not tell which it was. */
  | 'unknown-program'

/** A text by which some component refuses for size, as it is found in what a person pastes. */
export interface ErrorText {
  /** The limits that are answered so, the likeliest first. */
  readonly limits: readonly ErrorLimit[]
  /**
   * A piece that is in every wording: the text is searched for it, and only what stands around is looked at closely.
   */
  readonly needle: string
  /**
   * The clause, from the needle on or around it. Groups: `max` the limit, `bytes` what was held against it, `file` a
   * file it names.
   */
  readonly clause: RegExp
  /** What must stand before the clause, within its error. */
  readonly after?: RegExp
  /** What must stand before or behind it, within its error. */
  readonly near?: RegExp
  /** The limit where the clause does not write it as a number. */
  readonly max?: number
  /** False for a text that is also said for other reasons. */
  readonly certain?: boolean
  readonly note?: ErrorNote
}

const tooLong = String.raw`Too long: (?:may not be (?:more|longer) than|must have at most) (?<max>%)(?!\d) ?(?:bytes|characters)?`
/** The same in a schema's words, before the API server had its own. */
const inBody = 'in body should be at most (?<max>%) chars long'
const tooMany = String.raw`Too many: \d+: must have at most (?<max>%) items`

/** Helm storing a release, in a Secret or in a ConfigMap, installed by itself, by Flux, or by the Tiller of Helm 2. */
const helmRecord =
  /(?:(?:FAILED: |record release[^"]*: )configmap "[^"]*\.v\d+" is invalid: |(?:secret|configmap) "sh\.helm\.release\.v1\.[^"]*" is invalid: [^"]*|(?:create: failed to create|update: failed to update): [^"]*(?:"[^"]*"[^"]*)?)$/i

/** Helm storing a release where the answer names no object. */
const helmStores = /(?:create: failed to create|update: failed to update): (?:rpc error: \S+ \S+ \S+ \S+ \S+ )?$/

/** So much of a proxy's answer says that the request was one to Kubernetes. */
const ofKubernetes =
  /Error from server|error when |failed to create|failed to update|INSTALLATION FAILED|UPGRADE FAILED|\/api\/v1\/(?:namespaces|nodes|persistentvolumes|configmaps|secrets)\b|\/apis\/[a-z0-9.-]+\/v\d|\/k8s\/clusters\/|\((?:post|put|patch) [a-z]/

/** So much says that it was not: images, packages, metrics, logs and commits are pushed through proxies too. */
const ofOthers =
  /error parsing HTTP 413 response|received unexpected HTTP status|\/v2\/\S*\/(?:blobs|manifests)\/|failed to push|perform "Push"|\bdocker push|\bnpm ERR!|\/api\/v1\/(?:push|write)\b|\/loki\/api\/|remote[_ ]write|RPC failed; HTTP|\bgit push|writing blob|uploading layer/

function clause(pattern: string, max = String.raw`\d+`): RegExp {
  return new RegExp(pattern.replace('%', max))
}

/**
 * Every text of the limits facts, old wordings and new, the most specific first: of two that match at one place the
 * first counts. Only the clause that names the limit is looked for, since logs cut what stands around it.
 */
export const errorTexts: readonly ErrorText[] = [
  {
    limits: ['apply.last-applied', 'meta.annotations'],
    needle: 'metadata.annotations: Too long',
    clause: clause(`(?:\\w+\\.)*metadata\\.annotations: ${tooLong}`, '262144'),
  },
  // Cut off by what shows it: nothing else that is said of annotations begins so.
  {
    limits: ['apply.last-applied', 'meta.annotations'],
    needle: 'metadata.annotations: Too long',
    clause: /(?:\w+\.)*metadata\.annotations: Too long(?::[a-z ]*)?(?=\s*(?:\.\.\.|…|["'\]]|$))/,
  },
  {
    limits: ['meta.annotations'],
    needle: 'annotations size',
    clause: /annotations size (?<bytes>\d+) is larger than limit (?<max>\d+)/,
  },
  ...(['data: Too long', '[]: Too long'] as const).map(
    (needle): ErrorText => ({
      limits: ['helm.release'],
      needle,
      clause: clause(`(?:data|\\[\\]): ${tooLong}`, '1048576'),
      after: helmRecord,
      note: 'own-object',
    }),
  ),
  {
    limits: ['secret.data'],
    needle: 'data: Too long',
    clause: clause(`(?<![\\w.])data: ${tooLong}`, '1048576'),
  },
  // operator-sdk keeps the catalog of a bundle in ConfigMaps of its own.
  {
    limits: ['olm.bundle', 'configmap.data'],
    needle: '[]: Too long',
    clause: clause(`\\[\\]: ${tooLong}`, '1048576'),
    after:
      /(?:operator-sdk|registry pod|run bundle).*ConfigMap "[^"]*" is invalid: $|ConfigMap "operator-sdk[^"]*" is invalid: $/,
    note: 'own-object',
  },
  {
    limits: ['k3s.chart-content', 'configmap.data'],
    needle: '[]: Too long',
    clause: clause(`\\[\\]: ${tooLong}`, '1048576'),
    after: /ConfigMap "chart-content-[^"]*" is invalid: $/,
    note: 'own-object',
  },
  {
    limits: ['configmap.data'],
    needle: '[]: Too long',
    clause: clause(`\\[\\]: ${tooLong}`, '1048576'),
  },
  {
    limits: ['condition.message'],
    needle: '.message: Too long',
    clause: clause(`conditions\\[\\d+\\]\\.message: ${tooLong}`, '32768'),
  },
  {
    limits: ['condition.message'],
    needle: '.message in body should be',
    clause: clause(`conditions(?:\\[\\d+\\])?\\.message ${inBody}`, '32768'),
  },
  {
    limits: ['kubeadm.file'],
    needle: '.content: Too long',
    clause: clause(`files\\[\\d+\\]\\.content: ${tooLong}`, '10240'),
  },
  {
    limits: ['kubeadm.file'],
    needle: '.content in body should be',
    clause: clause(`files(?:\\[\\d+\\])?\\.content ${inBody}`, '10240'),
  },
  { limits: ['kubeadm.files'], needle: 'files: Too many', clause: clause(`files: ${tooMany}`, '200') },
  {
    limits: ['endpointslice.endpoints'],
    needle: 'ndpoints: Too many',
    clause: /endpoints: Too many: (?<bytes>\d+): must have at most (?<max>1000) items/,
  },
  { limits: ['crs.resources'], needle: 'resources: Too many', clause: clause(`resources: ${tooMany}`, '100') },
  {
    limits: ['crs.min-value'],
    needle: 'EOF',
    clause: /(?<!unexpected )EOF\b/,
    after: /clusterresourceset|resourceset/i,
    certain: false,
  },
  {
    limits: ['apiserver.jsonpatch.ops'],
    needle: 'maximum operations in a JSON patch',
    clause: /The allowed maximum operations in a JSON patch is (?<max>\d+), got (?<bytes>\d+)/,
  },
  {
    limits: ['apiserver.jsonpatch.copy'],
    needle: 'accumulated size increase of copy',
    clause: /the accumulated size increase of copy is (?<bytes>\d+), exceeding the limit (?<max>\d+)/,
  },
  {
    limits: ['apiserver.jsonpatch.copy'],
    needle: 'the server rejected our request due to an error in our request',
    clause: /the server rejected our request due to an error in our request/,
    certain: false,
  },
  {
    limits: ['helm.release', 'apiserver.body'],
    needle: 'Request entity too large: limit is',
    clause: /Request entity too large: limit is (?<max>\d+)/,
    after: helmStores,
    note: 'own-object',
  },
  {
    limits: ['fleet.bundle', 'apiserver.body'],
    needle: 'Request entity too large: limit is',
    clause: /Request entity too large: limit is (?<max>\d+)/,
    after: fleetApplies,
    note: 'own-object',
  },
  {
    limits: ['apiserver.body'],
    needle: 'Request entity too large: limit is',
    clause: /Request entity too large: limit is (?<max>\d+)/,
  },
  {
    limits: ['controller-runtime.webhook'],
    needle: 'request entity is too large; limit is',
    clause: /request entity is too large; limit is (?<max>\d+) bytes/,
  },
  {
    limits: ['helm.release', 'etcd.request'],
    needle: 'etcdserver: request is too large',
    clause: /etcdserver: request is too large/,
    after: helmStores,
    note: 'own-object',
  },
  {
    limits: ['fleet.content', 'fleet.bundle', 'etcd.request'],
    needle: 'etcdserver: request is too large',
    clause: /etcdserver: request is too large/,
    after: fleetApplies,
    note: 'own-object',
  },
  {
    limits: ['etcd.request'],
    needle: 'etcdserver: request is too large',
    clause: /etcdserver: request is too large/,
  },
  {
    limits: ['etcd.quota', 'eks.db'],
    needle: 'mvcc: database space exceeded',
    clause: /(?:etcdserver: )?mvcc: database space exceeded/,
  },
  {
    limits: ['etcd.quota', 'eks.db'],
    needle: 'NOSPACE',
    clause: /\b(?:alarm(?: raised| type)?|raised alarm)"?[:=]? ?"?(?:AlarmType_)?NOSPACE/i,
  },
  { limits: ['etcd.quota', 'eks.db'], needle: 'etcdserver: no space', clause: /etcdserver: no space/ },
  {
    limits: ['etcd.quota', 'eks.db'],
    needle: 'message exceeded backend quota',
    clause: /(?:applying raft )?message exceeded backend quota/,
  },
  ...messageTexts(),
  // What a client of Kubernetes says where the answer has no body that it knows, and the page of the proxy as newer
  // clients print it.
  ...proxyTexts(),
  {
    limits: ['helm.chart.total'],
    needle: 'decompressed chart is larger than',
    clause: /decompressed chart is larger than the maximum (?:file )?size (?<max>\d+)/,
  },
  {
    limits: ['helm.chart.file'],
    needle: 'is larger than the maximum file size',
    clause: /chart file "(?<file>[^"]+)" is larger than the maximum file size (?<max>\d+)/,
  },
  {
    limits: ['argocd.directory'],
    needle: 'exceeded max combined manifest file size',
    clause: /exceeded max combined manifest file size/,
    note: 'own-object',
  },
  {
    limits: ['flux.chart'],
    needle: 'size of chart',
    clause: /size of chart '(?<file>[^']+)' exceeds '(?<max>\d+)' bytes limit/,
  },
  {
    limits: ['flux.chart.file'],
    needle: "' bytes limit",
    clause: /size of '(?<file>[^']+)' exceeds '(?<max>\d+)' bytes limit/,
  },
  {
    limits: ['flux.index'],
    needle: 'index exceeds the maximum index file size',
    clause: /index exceeds the maximum index file size of (?<max>\d+) bytes/,
  },
  {
    limits: ['olm.bundle'],
    needle: 'bundle files exceeded',
    clause: /bundle files exceeded (?<max>\d+) bytes limit/,
    note: 'own-object',
  },
  // Before operator-registry 1.17.5: the file that takes the sum of all over the limit.
  {
    limits: ['olm.bundle'],
    needle: 'File with size',
    clause: /File with size (?<bytes>\d+) exceeded (?<max>\d+) limit, abor\w+"?(?: file="?(?<file>[^"\s]+))?/,
    note: 'last-file',
  },
  {
    limits: ['olm.bundle'],
    needle: 'bigger than total allowed limit',
    clause: /file (?<file>[^"\s]+) bigger than total allowed limit/,
    note: 'last-file',
  },
  {
    limits: ['olm.bundle'],
    needle: 'Bundle unpacking failed',
    clause: /Bundle unpacking failed\. Reason: (?:BackoffLimitExceeded|DeadlineExceeded)/,
    certain: false,
    note: 'own-object',
  },
  {
    limits: ['olm.bundle.validate'],
    needle: 'maximum bundle compressed size with gzip',
    clause: /(?:nearing )?maximum bundle compressed size with gzip/,
    note: 'own-object',
  },
  {
    limits: ['ocm.manifestwork'],
    needle: 'the size of manifests is',
    clause: /the size of manifests is (?<bytes>\d+) bytes which exceeds the (?<max>\d+) limit/,
    note: 'own-object',
  },
  // Before the limit was an option it was 50 KiB, and said so.
  {
    limits: ['ocm.manifestwork'],
    needle: '50k ',
    clause:
      /the size of manifests (?:is (?<bytes>\d+) bytes which exceeds the 50k limit|should not be larger than 50k bytes)/,
    max: 51_200,
    note: 'own-object',
  },
  {
    limits: ['argo-workflows.workflow'],
    needle: ' is longer than maximum allowed size',
    clause:
      /(?:[Ww]orkflow|workflowtasksets\/spec) is longer than maximum allowed size\.?(?: (?:compressed size |Size=)(?<bytes>\d+)(?: > max[sS]ize (?<max>\d+))?)?/,
  },
  {
    limits: ['argo-workflows.workflow'],
    needle: 'offload node status is not supported',
    clause: /offload node status is not supported/,
    certain: false,
  },
  {
    limits: ['tekton.termination'],
    needle: 'ermination message is above max allowed size',
    clause: /[Tt]ermination message is above max allowed size (?<max>\d+)/,
  },
  {
    limits: ['tekton.result'],
    needle: 'results exceeded size limit',
    clause: /results exceeded size limit (?<max>\d+) bytes/,
  },
  {
    limits: ['tekton.result'],
    needle: 'results size exceeds configured limit',
    clause: /results size exceeds configured limit(?: of (?<max>\d+))?/,
  },
  {
    limits: ['prometheus-operator.rules'],
    needle: 'too large for a single Kubernetes ConfigMap',
    clause: /rule file '(?<file>[^']+)' is too large for a single Kubernetes ConfigMap/,
    note: 'own-object',
  },
  // Its admission webhook, and where it selects what rules it reads.
  {
    limits: ['prometheus-operator.rules'],
    needle: 'the length of rendered Prometheus Rule is',
    clause:
      /the length of rendered Prometheus Rule is (?<bytes>\d+) bytes which is above the maximum limit of (?<max>\d+) bytes/,
    note: 'own-object',
  },
  {
    limits: ['linux.argument'],
    needle: 'argument list too long',
    // A shell that says so of a line typed into it has met the sum of all arguments.
    clause: /(?<!\b(?:zsh|bash|ksh|fish): )argument list too long/,
    near: /exec\b|standard_init|fork\/|\bE2BIG\b|container|runc|\/bin\//,
  },
  // In the words of the C library, as crun and others have them.
  {
    limits: ['linux.argument'],
    needle: 'Argument list too long',
    clause: /Argument list too long/,
    near: /exec container process|exec user process|OCI runtime|starting container|standard_init|\bcrun\b/,
  },
  {
    limits: ['kyverno.context'],
    needle: 'context size limit exceeded',
    clause: /context size limit exceeded: (?<bytes>\d+) bytes exceeds limit of (?<max>\d+) bytes/,
  },
  {
    limits: ['capi-operator.cm'],
    needle: 'Data has no components',
    clause: /Data has no components/,
    certain: false,
  },
  { limits: ['json.depth'], needle: 'exceeded max depth', clause: /exceeded max depth of (?<max>\d+)/ },
]

/** The clauses of a proxy, each twice: where Helm stores a release it is that which is too large. */
function proxyTexts(): ErrorText[] {
  const said = '(?:Request Entity|Payload|Content) Too Large'
  const kubernetes = new RegExp(`^(?![^]*(?:${ofOthers.source}))[^]*(?:${ofKubernetes.source})`)
  const nginxLog: ErrorText = {
    limits: ['proxy.body'],
    needle: 'client intended to send too large',
    // Of a body in chunks nginx writes what it had taken and what came then.
    clause: /client intended to send too large (?:body: (?<bytes>\d+) bytes|chunked body\b)/,
  }
  const texts: ErrorText[] = [
    {
      limits: ['proxy.body'],
      needle: 'status code 413',
      clause: /the server responded with the status code 413(?: but did not return more information)?/,
    },
    // Its log has the request, and a proxy has other servers behind it too.
    {
      ...nginxLog,
      near: new RegExp(`^(?![^]*(?:${ofOthers.source}))(?:[^]*(?:${ofKubernetes.source})|(?![^]*request: "))`),
    },
    { ...nginxLog, near: new RegExp(`^(?![^]*(?:${ofOthers.source}))`), certain: false },
    // The page of a proxy alone: any site may say so.
    {
      limits: ['proxy.body'],
      needle: '<title>413',
      clause: new RegExp(`<title>413 ${said}</title>`),
      near: new RegExp(`^(?![^]*(?:${ofOthers.source}|${ofKubernetes.source}))`),
      certain: false,
    },
    ...['Too Large', 'too large'].flatMap((needle): ErrorText[] => [
      {
        limits: ['proxy.body'],
        needle,
        clause: new RegExp(`(?<!</title>[^]{0,100}<h1>)\\b413:? \\(?${said}(?!: (?:limit is|The allowed))`, 'i'),
        near: kubernetes,
      },
      // Where the answer is plain text kubectl has the status in words: kube-apiserver itself goes on with its limit.
      {
        limits: ['proxy.body'],
        needle,
        clause: new RegExp(`(?<=: |<h1>)${said}(?!: (?:limit is|The allowed))`, 'i'),
        near: /\(RequestEntityTooLarge\): /,
      },
    ]),
  ]
  return texts.flatMap((text): ErrorText[] => [
    { ...text, limits: ['proxy.body', 'helm.release'], after: helmStores, note: 'own-object' },
    text,
  ])
}
