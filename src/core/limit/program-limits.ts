import { bytes } from '../bytes'
import { invalid, KiB, MiB } from './answers'
import type { CountLimitRow, LimitRow } from './limit'

/**
 * What programs enforce on messages between their own parts, and on objects that they write later, from what the input
 * holds. No route meets these: they are known by what they answer, and said beforehand where a resource has what will
 * be too large. Read in public reports of each.
 */
export const programLimits = [
  {
    id: 'argo-workflows.workflow',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'a Workflow with the status of its nodes, packed; it grows while it runs',
    enforcedBy: 'Argo Workflows (workflow controller)',
    answers: [
      {
        versions: null,
        text: ({ bytes: size, max }) =>
          `workflow is longer than maximum allowed size. compressed size ${size} > maxSize ${max}`,
      },
    ],
    raise: 'nodeStatusOffLoad: true with a database keeps the status of the nodes there',
    since: null,
    origin: 'argoproj/argo-workflows workflow/packer/packer.go; awslabs/kubeflow-manifests issue 767',
  },
  {
    id: 'argo-workflows.grpc',
    unit: 'bytes',
    max: bytes(100 * MiB),
    refuses: 'over',
    counts: 'one message between argo and the server of Argo Workflows',
    enforcedBy: 'Argo Workflows (server)',
    answers: [
      {
        versions: null,
        text: ({ bytes: size, max }) =>
          `argo get: rpc error: code = ResourceExhausted desc = grpc: trying to send message larger than max (${size} vs. ${max})`,
      },
    ],
    raise: 'GRPC_MESSAGE_SIZE of the server',
    since: null,
    origin: 'argoproj/argo-workflows issue 4576',
  },
  {
    id: 'tekton.termination',
    unit: 'bytes',
    max: bytes(4 * KiB),
    refuses: 'over',
    counts: 'the results of one step and what Tekton adds, as the termination message of its container',
    enforcedBy: 'Tekton Pipelines (entrypoint)',
    answers: [
      {
        versions: null,
        text: ({ max }) => `Termination message is above max allowed size ${max}, caused by large task result`,
      },
    ],
    raise: 'results-from: sidecar-logs in the ConfigMap feature-flags',
    since: null,
    origin: 'tektoncd/pipeline pkg/termination; issues 4808 and 4282',
  },
  {
    id: 'tekton.result',
    unit: 'bytes',
    max: bytes(4 * KiB),
    refuses: 'over',
    counts: 'one result of a task, where results come from the logs of a sidecar; 65,536 is often set',
    enforcedBy: 'Tekton Pipelines',
    answers: [
      {
        versions: null,
        text: ({ name, max }) => `TaskRun "${name}" failed: results exceeded size limit ${max} bytes`,
      },
    ],
    raise: 'max-result-size in the ConfigMap feature-flags, up to about 1.5 MB',
    since: null,
    origin: 'tektoncd/pipeline docs/additional-configs.md; issue 8868',
  },
  {
    id: 'prometheus-operator.rules',
    unit: 'bytes',
    max: bytes(512 * KiB),
    refuses: 'over',
    counts: 'the rules of one PrometheusRule as YAML, a value of the ConfigMap that the operator writes',
    enforcedBy: 'Prometheus Operator',
    answers: [
      {
        versions: null,
        text: ({ name }) => `rule file '${name}.yaml' is too large for a single Kubernetes ConfigMap`,
      },
      {
        versions: null,
        text: ({ bytes: size, max }) =>
          `the length of rendered Prometheus Rule is ${size} bytes which is above the maximum limit of ${max} bytes`,
      },
    ],
    raise: null,
    since: null,
    origin:
      'prometheus-operator/prometheus-operator pkg/prometheus/server/rules.go: maxConfigMapDataSize; pkg/operator/rules.go: ValidateRule; issue 6478',
  },
  {
    id: 'k3s.chart-content',
    unit: 'bytes',
    max: bytes(1 * MiB),
    refuses: 'over',
    counts: 'chartContent of a HelmChart, copied into a ConfigMap',
    enforcedBy: 'kube-apiserver, asked by the Helm controller of k3s',
    answers: [
      {
        versions: 'since-1-32',
        text: ({ name, max }) =>
          `ConfigMap "chart-content-${name}" is invalid: []: Too long: may not be more than ${max} bytes`,
      },
      {
        versions: 'before-1-32',
        text: ({ name, max }) =>
          `ConfigMap "chart-content-${name}" is invalid: []: Too long: must have at most ${max} bytes`,
      },
    ],
    raise: null,
    since: null,
    origin: 'k3s-io/helm-controller issue 267; the check is that of configmap.data',
  },
  {
    id: 'linux.argument',
    unit: 'bytes',
    max: bytes(128 * KiB),
    refuses: 'over',
    counts: 'one argument, or one variable with its name, and the byte that ends it',
    enforcedBy: 'Linux, where the container starts (MAX_ARG_STRLEN)',
    answers: [{ versions: null, text: () => 'exec /bin/sh: argument list too long' }],
    raise: null,
    since: null,
    origin: 'torvalds/linux include/uapi/linux/binfmts.h: MAX_ARG_STRLEN; argoproj/argo-workflows issue 15471',
  },
  {
    id: 'terraform.grpc',
    unit: 'bytes',
    max: bytes(4 * MiB),
    refuses: 'over',
    counts: 'one message between Terraform and the plugin of a provider; 256 MiB since 2022',
    enforcedBy: 'Terraform (plugin of a provider)',
    answers: [
      {
        versions: null,
        text: ({ bytes: size, max }) =>
          `The plugin returned an unexpected error from plugin.(*GRPCProvider).PlanResourceChange: rpc error: code = ResourceExhausted desc = grpc: received message larger than max (${size} vs. ${max})`,
      },
    ],
    raise: 'a provider built with terraform-plugin-go 0.6 or later',
    since: null,
    origin: 'hashicorp/terraform-plugin-go pull request 139',
  },
  {
    id: 'tiller.grpc',
    unit: 'bytes',
    max: bytes(20 * MiB),
    refuses: 'over',
    counts: 'one message between helm and Tiller: a chart, or a list of releases',
    enforcedBy: 'Helm 2 (Tiller)',
    answers: [
      {
        versions: null,
        text: ({ bytes: size, max }) => `Error: trying to send message larger than max (${size} vs. ${max})`,
      },
    ],
    raise: 'Helm 3 and later have no Tiller',
    since: null,
    origin: 'helm/helm pkg/tiller/server.go: maxMsgSize; pull request 3703',
  },
  {
    id: 'grpc.message',
    unit: 'bytes',
    max: bytes(4 * MiB),
    refuses: 'over',
    counts: 'one message between two programs: 4 MiB is the default of gRPC, and each program may set its own',
    enforcedBy: 'a program that speaks gRPC',
    answers: [
      {
        versions: null,
        text: ({ bytes: size, max }) =>
          `rpc error: code = ResourceExhausted desc = grpc: received message larger than max (${size} vs. ${max})`,
      },
    ],
    raise: 'a setting of the program that prints it',
    since: null,
    origin: 'grpc/grpc-go server.go, clientconn.go: defaultServerMaxReceiveMessageSize',
  },
] as const satisfies readonly LimitRow[]

/** The same of things that are no bytes. */
export const programCounts = [
  {
    id: 'condition.message',
    unit: 'characters',
    max: 32_768,
    refuses: 'over',
    counts: 'the message of one condition in the status of an object, which its controller writes',
    enforcedBy: 'kube-apiserver',
    answers: [
      {
        versions: 'since-1-32',
        text: facts =>
          invalid(facts, `status.conditions[0].message: Too long: may not be more than ${facts.max} bytes`),
      },
      {
        versions: 'before-1-32',
        text: facts => invalid(facts, `status.conditions[0].message: Too long: may not be longer than ${facts.max}`),
      },
    ],
    raise: null,
    since: null,
    origin: 'kubernetes/apimachinery pkg/apis/meta/v1/types.go: Condition; envoyproxy/gateway issue 7146',
  },
] as const satisfies readonly CountLimitRow[]
