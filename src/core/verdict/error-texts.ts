/** A limit by its id in the limits facts; the table of `core/limit` has the rest of it. */
export type ErrorLimit = string

/** A text by which some component refuses for size, as it is found in what a person pastes. */
export interface ErrorText {
  /** The limits that are answered so, the likeliest first. */
  readonly limits: readonly ErrorLimit[]
  /** A piece that is in every wording: the text is searched for it, and only what stands around is looked at closely. */
  readonly needle: string
  /** The clause, from the needle on or around it. Groups: `max` the limit, `bytes` what was held against it, `file` a file it names. */
  readonly clause: RegExp
  /** What must stand before the clause, within its error. */
  readonly after?: RegExp
  /** False for a text that is also said for other reasons. */
  readonly certain?: boolean
}

const tooLong = `Too long: (?:may not be (?:more|longer) than|must have at most) (?<max>%) ?(?:bytes|characters)?`
const tooMany = String.raw`Too many: \d+: must have at most (?<max>%) items`

function clause(pattern: string, max = String.raw`\d+`): RegExp {
  return new RegExp(pattern.replace('%', max))
}

/**
 * Every text of the limits facts, old wordings and new, the most specific first: of two that match at one place the first counts. Only the clause that
 * names the limit is looked for, since logs cut what stands around it.
 */
export const errorTexts: readonly ErrorText[] = [
  {
    limits: ['apply.last-applied', 'meta.annotations'],
    needle: 'metadata.annotations: Too long',
    clause: clause(`(?:\\w+\\.)*metadata\\.annotations: ${tooLong}`),
  },
  {
    limits: ['meta.annotations'],
    needle: 'annotations size',
    clause: /annotations size (?<bytes>\d+) is larger than limit (?<max>\d+)/,
  },
  {
    limits: ['helm.release'],
    needle: 'data: Too long',
    clause: clause(`data: ${tooLong}`, '1048576'),
    after: /(?:Secret|ConfigMap) "sh\.helm\.release\.v1\.[^"]*" is invalid: [^"]*$/,
  },
  {
    limits: ['secret.data'],
    needle: 'data: Too long',
    clause: clause(`(?<!\\w)data: ${tooLong}`, '1048576'),
  },
  {
    limits: ['configmap.data'],
    needle: '[]: Too long',
    clause: clause(`\\[\\]: ${tooLong}`, '1048576'),
  },
  {
    limits: ['kubeadm.file'],
    needle: '.content: Too long',
    clause: clause(`files\\[\\d+\\]\\.content: ${tooLong}`, '10240'),
  },
  { limits: ['kubeadm.files'], needle: 'files: Too many', clause: clause(`files: ${tooMany}`, '200') },
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
    limits: ['fleet.bundle', 'apiserver.body'],
    needle: 'Request entity too large: limit is',
    clause: /Request entity too large: limit is (?<max>\d+)/,
    after: /level=fatal msg="$/,
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
    limits: ['fleet.content', 'etcd.request'],
    needle: 'etcdserver: request is too large',
    clause: /etcdserver: request is too large/,
    after: /level=fatal msg="$/,
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
    limits: ['etcd.client.send', 'kine.grpc'],
    needle: 'trying to send message larger than max',
    clause: /trying to send message larger than max \((?<bytes>\d+) vs\. (?<max>\d+)\)/,
  },
  {
    limits: ['argocd.grpc'],
    needle: 'received message larger than max',
    clause: /received message larger than max \((?<bytes>\d+) vs\. (?<max>104857600|209715200)\)/,
  },
  {
    limits: ['etcd.grpc.recv', 'kine.grpc'],
    needle: 'received message larger than max',
    // 4 MiB is gRPC's own default, which none of the components that keep a manifest uses.
    clause: /received message larger than max \((?<bytes>\d+) vs\. (?<max>(?!4194304\b)\d+)\)/,
  },
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
  { limits: ['olm.bundle'], needle: 'bundle files exceeded', clause: /bundle files exceeded (?<max>\d+) bytes limit/ },
  {
    limits: ['olm.bundle.validate'],
    needle: 'maximum bundle compressed size with gzip',
    clause: /(?:nearing )?maximum bundle compressed size with gzip/,
  },
  {
    limits: ['ocm.manifestwork'],
    needle: 'the size of manifests is',
    clause: /the size of manifests is (?<bytes>\d+) bytes which exceeds the (?<max>\d+) limit/,
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
