import type { ErrorLimit, ErrorNote, ErrorText } from './error-texts'
import { fleetApplies } from './fleet-applies'

const ofArgo =
  /InvalidSpecError|ComparisonError|[Uu]nable to generate manifests|GenerateManifest|application spec\b|argo-?cd|repo-?server|cmp-?server|hydrat|one or more objects failed/i

const ofArgoWorkflows =
  /argo-?workflows?\b|argo (?:get|submit|list|logs|watch|wait|retry)\b|argo-server|workflow-controller|WorkflowService/

const ofTerraform =
  /[Tt]erraform|GRPCProvider|GRPCProvisioner|\bplugin\.\(|(?:Plan|Apply|Read|Upgrade)Resource(?:Change|State)?\b|\bprovider\["|\btofu\b|[Oo]pen[Tt]ofu/

/** What an API server or etcd prints around its own messages: with --max-request-bytes etcd takes another number. */
const ofEtcd = /Error from server|etcd|kube-?apiserver|error when |k3s|kine|(?:dry-run|apply) failed/

/**
 * A number of bytes that one program alone sets, so that the text is known by it; any number where the program is named
 * around it.
 */
interface Messages {
  readonly limits: readonly ErrorLimit[]
  readonly max: string
  readonly after?: RegExp
  readonly near?: RegExp
  readonly note?: ErrorNote
}

const anyNumber = String.raw`\d+`

/** 100 MiB is what both take; their commands end alike, and each names itself at best around it. */
const ofBothArgos: readonly Messages[] = [
  { limits: ['argo-workflows.grpc'], max: '104857600', near: ofArgoWorkflows },
  { limits: ['argocd.grpc'], max: anyNumber, near: ofArgo, note: 'own-object' },
  { limits: ['argo-workflows.grpc', 'argocd.grpc'], max: '104857600', near: /FATA\[/, note: 'unknown-program' },
  { limits: ['argocd.grpc'], max: '104857600|209715200', note: 'own-object' },
]

/**
 * Who says what gRPC says of a message that is too large, told by the number and by what stands around; the last takes
 * what nobody else did.
 */
const messages: { readonly sent: readonly Messages[]; readonly received: readonly Messages[] } = {
  sent: [
    { limits: ['fleet.bundle', 'etcd.client.send'], max: '2097152', after: fleetApplies, note: 'own-object' },
    // kube-apiserver never sets what its etcd client sends at most, so another maximum is another program's.
    { limits: ['etcd.client.send', 'kine.grpc'], max: '2097152' },
    ...ofBothArgos,
    { limits: ['terraform.grpc'], max: anyNumber, near: ofTerraform },
    { limits: ['tiller.grpc'], max: '20971520' },
    { limits: ['grpc.message'], max: anyNumber, note: 'unknown-program' },
  ],
  received: [
    ...ofBothArgos,
    { limits: ['terraform.grpc'], max: anyNumber, near: ofTerraform },
    { limits: ['terraform.grpc'], max: '268435456' },
    { limits: ['tiller.grpc'], max: '20971520' },
    { limits: ['etcd.grpc.recv', 'kine.grpc'], max: '2097152' },
    // Etcd started with --max-request-bytes. 4 MiB is gRPC's own default and 16 MiB that of container runtimes: never
    // etcd's.
    { limits: ['etcd.grpc.recv', 'kine.grpc'], max: String.raw`(?!(?:4194304|16777216)(?!\d))\d+`, near: ofEtcd },
    { limits: ['grpc.message'], max: anyNumber, note: 'unknown-program' },
  ],
}

/** What gRPC says of messages that are too large, as texts to look for. */
export function messageTexts(): ErrorText[] {
  return [
    ...messages.sent.map((row): ErrorText => messageText('trying to send message larger than max', sent, row)),
    ...['received message larger than max', 'after decompression larger than max'].flatMap(needle =>
      messages.received.map((row): ErrorText => messageText(needle, received, row)),
    ),
    // C, C++, Python, C# and Node begin with a capital, and Node leaves the dot out; no program of Go does.
    ...['Received message larger than max', 'Sent message larger than max'].map(
      (needle): ErrorText => ({
        limits: ['grpc.message'],
        needle,
        clause: new RegExp(`${needle} \\((?<bytes>\\d+) vs\\.? ?(?<max>\\d+)\\)`),
        note: 'unknown-program',
      }),
    ),
    {
      limits: ['grpc.message'],
      needle: 'send message with a size larger than',
      clause: /Attempted to send message with a size larger than (?<max>\d+)/,
      note: 'unknown-program',
    },
    // Rust (tonic).
    {
      limits: ['grpc.message'],
      needle: 'message length too large: found',
      clause:
        /Error, (?:(?:de|en)coded )?message length too large: found (?<bytes>\d+) bytes, the limit is: (?<max>\d+) bytes/,
      note: 'unknown-program',
    },
    // Java's wording: the limit first.
    {
      limits: ['grpc.message'],
      needle: 'message exceeds maximum size',
      clause: /gRPC message exceeds maximum size (?<max>\d+): (?<bytes>\d+)/,
      note: 'unknown-program',
    },
  ]
}

function messageText(needle: string, clauseOf: (max: string) => RegExp, { max, ...row }: Messages): ErrorText {
  return { ...row, needle, clause: clauseOf(max) }
}

/** What gRPC's client says of a message over what it sends at most; some wordings have no blank behind `vs.`. */
function sent(max: string): RegExp {
  return new RegExp(`trying to send message larger than max \\((?<bytes>\\d+) vs\\. ?(?<max>${max})\\)`)
}

function received(max: string): RegExp {
  return new RegExp(
    `received message (?:after decompression )?larger than max (?:\\((?<bytes>\\d+) vs\\. ?)?(?<max>${max})(?! ?\\d)\\)?`,
  )
}
