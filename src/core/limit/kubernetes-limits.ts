import { bytes } from '../bytes'
import { invalid, KiB, MiB, serverError } from './answers'
import type { Answer, AnswerFacts, AnswerVersions, CountLimitRow, LimitRow } from './limit'

/** What kube-apiserver enforces, in the order in which a write meets it (limits facts, sections 2 to 4). */
export const kubernetesLimits = [
  {
    id: 'proxy.body',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'the body of a request as sent, by a proxy in front of kube-apiserver: 1 MiB is the default of nginx',
    enforcedBy: 'a proxy before kube-apiserver (nginx, the ingress of Rancher)',
    answers: [
      {
        versions: null,
        text: facts =>
          serverError(facts, 'the server responded with the status code 413 but did not return more information'),
      },
    ],
    raise: 'client_max_body_size of nginx; nginx.ingress.kubernetes.io/proxy-body-size: "0" of ingress-nginx',
    since: null,
    origin:
      'nginx/nginx src/http/ngx_http_core_module.c: client_max_body_size; kubernetes/apimachinery pkg/api/errors/errors.go: NewGenericServerResponse',
    onlyWhereSet: true,
  },
  {
    id: 'apiserver.body',
    unit: 'bytes',
    max: bytes(3 * MiB),
    refuses: 'over',
    counts: 'the body of the request as sent: compact JSON, so comments and indentation never count',
    enforcedBy: 'kube-apiserver',
    answers: [
      {
        versions: null,
        text: facts =>
          serverError(facts, `Request entity too large: limit is ${facts.max}`, ' (RequestEntityTooLarge)'),
      },
    ],
    raise: null,
    since: null,
    origin:
      'kubernetes/apiserver pkg/server/config.go: MaxRequestBodyBytes; pkg/endpoints/handlers/rest.go: limitedReadBody',
  },
  {
    id: 'apiserver.jsonpatch.copy',
    unit: 'bytes',
    max: bytes(3 * MiB),
    refuses: 'over',
    counts: 'what the copy operations of one JSON patch add',
    enforcedBy: 'kube-apiserver',
    answers: [
      {
        versions: null,
        text: facts =>
          serverError(
            facts,
            'the server rejected our request due to an error in our request',
            ' (UnprocessableEntity)',
          ),
      },
    ],
    raise: null,
    since: null,
    origin: 'kubernetes/apiserver pkg/server/config.go: JSONPatchMaxCopyBytes',
  },
  {
    id: 'meta.annotations',
    unit: 'bytes',
    max: bytes(256 * KiB),
    refuses: 'over',
    counts: 'keys and values of all annotations of an object',
    enforcedBy: 'kube-apiserver',
    answers: tooLongAt('metadata.annotations'),
    raise: null,
    since: null,
    origin: 'kubernetes/apimachinery pkg/api/validation/objectmeta.go: ValidateAnnotationsSize',
  },
  {
    id: 'apply.last-applied',
    unit: 'bytes',
    max: bytes(256 * KiB),
    refuses: 'over',
    counts: 'keys and values of all annotations, the copy of the manifest that client-side apply keeps included',
    enforcedBy: 'kube-apiserver',
    answers: tooLongAt('metadata.annotations'),
    raise: null,
    since: null,
    origin: 'kubernetes/kubectl pkg/util/apply.go: GetModifiedConfiguration; the check is that of meta.annotations',
  },
  {
    id: 'configmap.data',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'values of data and decoded values of binaryData; keys do not count',
    enforcedBy: 'kube-apiserver',
    // The field prints as [], the root path, because ValidateConfigMap checks the object as a whole.
    answers: tooLongAt('[]'),
    raise: null,
    since: null,
    origin: 'kubernetes/kubernetes pkg/apis/core/validation/validation.go: ValidateConfigMap; MaxSecretSize',
  },
  {
    id: 'secret.data',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'decoded values of data after stringData is merged in; keys do not count',
    enforcedBy: 'kube-apiserver',
    answers: tooLongAt('data'),
    raise: null,
    since: null,
    origin: 'kubernetes/kubernetes pkg/apis/core/validation/validation.go: ValidateSecret; MaxSecretSize',
  },
] as const satisfies readonly LimitRow[]

/** What kube-apiserver counts in things, not bytes. */
export const kubernetesCounts = [
  {
    id: 'apiserver.jsonpatch.ops',
    unit: 'items',
    max: 10_000,
    refuses: 'over',
    counts: 'operations of one JSON patch',
    enforcedBy: 'kube-apiserver',
    answers: [
      {
        versions: null,
        text: facts =>
          serverError(
            facts,
            `Request entity too large: The allowed maximum operations in a JSON patch is 10000, got ${facts.bytes}`,
            ' (RequestEntityTooLarge)',
          ),
      },
    ],
    raise: null,
    since: null,
    origin: 'kubernetes/apiserver pkg/endpoints/handlers/patch.go: maxJSONPatchOperations',
  },
  {
    id: 'endpointslice.endpoints',
    unit: 'items',
    max: 1000,
    refuses: 'over',
    counts: 'endpoints of one EndpointSlice',
    enforcedBy: 'kube-apiserver',
    answers: [
      {
        versions: null,
        text: facts => invalid(facts, `endpoints: Too many: ${facts.bytes}: must have at most ${facts.max} items`),
      },
    ],
    raise: null,
    since: null,
    origin:
      'kubernetes/kubernetes pkg/apis/discovery/validation/validation.go: maxEndpoints (read; the shape of the text: kubernetes/kubernetes issue 102972)',
  },
  {
    id: 'json.depth',
    unit: 'levels',
    max: 10_000,
    refuses: 'over',
    counts: 'levels of nesting of one document',
    enforcedBy: 'kubectl and kube-apiserver',
    answers: [{ versions: null, text: () => 'exceeded max depth of 10000' }],
    raise: null,
    since: null,
    origin: 'kubernetes/apimachinery pkg/util/json; measured with kubectl 1.32',
  },
] as const satisfies readonly CountLimitRow[]

/** Both wordings of a field that is too long: apimachinery v0.32 changed it, and with it Kubernetes 1.32. */
function tooLongAt(field: string): readonly Answer[] {
  const answer = (versions: AnswerVersions, text: (facts: AnswerFacts) => string): Answer => ({
    versions,
    text: facts => invalid(facts, `${field}: Too long: ${text(facts)}`),
  })
  return [
    answer('since-1-32', ({ max }) => `may not be more than ${max} bytes`),
    answer('before-1-32', ({ max }) => `must have at most ${max} bytes`),
  ]
}
