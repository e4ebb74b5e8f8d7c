import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { recognizeErrors } from '.'
import { errorTexts } from './error-texts'

/**
 * Every text of the limits facts, sections 0 to 12, with the limit it stands for: old wordings and new, as the program
 * prints it.
 */
const texts: [limit: string, text: string, facts?: object][] = [
  [
    'apply.last-applied',
    'The CustomResourceDefinition "installations.operator.tigera.io" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    { max: 262144, resource: { kind: 'CustomResourceDefinition', name: 'installations.operator.tigera.io' } },
  ],
  [
    'apply.last-applied',
    'The CustomResourceDefinition "applicationsets.argoproj.io" is invalid: metadata.annotations: Too long: must have at most 262144 bytes',
    { max: 262144, resource: { kind: 'CustomResourceDefinition', name: 'applicationsets.argoproj.io' } },
  ],
  [
    'apply.last-applied',
    'CustomResourceDefinition.apiextensions.k8s.io "applicationsets.argoproj.io" is invalid: metadata.annotations: Too long: must have at most 262144 characters',
    { resource: { kind: 'CustomResourceDefinition', name: 'applicationsets.argoproj.io' } },
  ],
  [
    'apply.last-applied',
    'The Deployment "a" is invalid: [spec.replicas: Invalid value: -1, spec.template.metadata.annotations: Too long: may not be more than 262144 bytes]',
    { resource: { kind: 'Deployment', name: 'a' } },
  ],
  [
    'apply.last-applied',
    'Error from server (Invalid): error when creating "crds.yaml": CustomResourceDefinition.apiextensions.k8s.io "a.b.c" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    { max: 262144, file: 'crds.yaml', resource: { kind: 'CustomResourceDefinition', name: 'a.b.c' } },
  ],
  [
    'apply.last-applied',
    'Error from server (Invalid): error when applying patch:\n{"metadata":{"annotations":{}}}\nto:\nResource: "apiextensions.k8s.io/v1, Resource=customresourcedefinitions", GroupVersionKind: "apiextensions.k8s.io/v1, Kind=CustomResourceDefinition"\nName: "a.b.c", Namespace: ""\nfor: "crds.yaml": error when patching "crds.yaml": CustomResourceDefinition.apiextensions.k8s.io "a.b.c" is invalid: metadata.annotations: Too long: must have at most 262144 bytes',
    { max: 262144, file: 'crds.yaml', resource: { kind: 'CustomResourceDefinition', name: 'a.b.c' } },
  ],
  [
    'configmap.data',
    'for: "maps.yaml": ConfigMap "big" is invalid: []: Too long: may not be more than 1048576 bytes',
    { file: 'maps.yaml', resource: { kind: 'ConfigMap', name: 'big' } },
  ],
  ['meta.annotations', 'annotations size 262145 is larger than limit 262144', { bytes: 262145, max: 262144 }],
  [
    'configmap.data',
    'The ConfigMap "big" is invalid: []: Too long: may not be more than 1048576 bytes',
    { max: 1048576, resource: { kind: 'ConfigMap', name: 'big' } },
  ],
  ['configmap.data', 'The ConfigMap "big" is invalid: []: Too long: must have at most 1048576 bytes'],
  [
    'secret.data',
    'The Secret "big" is invalid: data: Too long: may not be more than 1048576 bytes',
    { resource: { kind: 'Secret', name: 'big' } },
  ],
  [
    'helm.release',
    'Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.calico.v1" is invalid: data: Too long: may not be more than 1048576 bytes',
    { max: 1048576 },
  ],
  [
    'helm.release',
    'Error: UPGRADE FAILED: create: failed to create: Secret "sh.helm.release.v1.calico.v12" is invalid: data: Too long: must have at most 1048576 bytes',
  ],
  [
    'apiserver.body',
    'Error from server (RequestEntityTooLarge): error when creating "crds.yaml": Request entity too large: limit is 3145728',
    { max: 3145728, file: 'crds.yaml' },
  ],
  ['helm.release', 'create: failed to create: Request entity too large: limit is 3145728', { program: 'helm' }],
  ['fleet.bundle', 'time="…" level=fatal msg="Request entity too large: limit is 3145728"'],
  ['fleet.content', 'level=fatal msg="etcdserver: request is too large"'],
  [
    'apiserver.jsonpatch.ops',
    'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001',
    { bytes: 10001, max: 10000 },
  ],
  [
    'apiserver.jsonpatch.copy',
    'Unable to complete the copy, the accumulated size increase of copy is 4000000, exceeding the limit 3145728',
    { bytes: 4000000, max: 3145728 },
  ],
  ['apiserver.jsonpatch.copy', 'the server rejected our request due to an error in our request', { certain: false }],
  [
    'etcd.request',
    'Error from server: error when creating "a.yaml": etcdserver: request is too large',
    { file: 'a.yaml' },
  ],
  ['etcd.request', 'Error from server: etcdserver: request is too large', { file: null }],
  ['etcd.request', 'rpc error: code = InvalidArgument desc = etcdserver: request is too large'],
  [
    'etcd.request',
    'CustomResourceDefinition/installations.operator.tigera.io apply failed, error: etcdserver: request is too large',
    { resource: { kind: 'CustomResourceDefinition', name: 'installations.operator.tigera.io' } },
  ],
  [
    'etcd.client.send',
    'rpc error: code = ResourceExhausted desc = trying to send message larger than max (2097153 vs. 2097152)',
    { bytes: 2097153, max: 2097152 },
  ],
  ['etcd.grpc.recv', 'grpc: received message larger than max (2097153 vs. 2097152)', { bytes: 2097153, max: 2097152 }],
  [
    'argocd.grpc',
    'rpc error: code = ResourceExhausted desc = grpc: received message larger than max (110000000 vs. 104857600)',
    { max: 104857600 },
  ],
  ['etcd.quota', 'Error from server: etcdserver: mvcc: database space exceeded'],
  ['crs.resources', 'spec.resources: Too many: 101: must have at most 100 items', { max: 100 }],
  ['crs.min-value', 'failed to apply resources of ClusterResourceSet default/calico: EOF', { certain: false }],
  ['kubeadm.file', 'spec.files[0].content: Too long: may not be more than 10240 bytes', { max: 10240 }],
  ['kubeadm.files', 'spec.files: Too many: 201: must have at most 200 items', { max: 200 }],
  ['helm.chart.total', 'decompressed chart is larger than the maximum size 104857600', { max: 104857600 }],
  ['helm.chart.total', 'decompressed chart is larger than the maximum file size 104857600', { max: 104857600 }],
  [
    'helm.chart.file',
    'decompressed chart file "crds/big.yaml" is larger than the maximum file size 5242880',
    { file: 'crds/big.yaml', max: 5242880 },
  ],
  ['helm.chart.file', 'chart file "a.bin" is larger than the maximum file size 5242880', { file: 'a.bin' }],
  ['argocd.directory', 'rpc error: code = Unknown desc = exceeded max combined manifest file size'],
  ['flux.chart', "size of chart 'calico-3.30.0.tgz' exceeds '10485760' bytes limit", { max: 10485760 }],
  ['flux.chart.file', "size of 'values.yaml' exceeds '5242880' bytes limit", { file: 'values.yaml' }],
  ['flux.index', 'index exceeds the maximum index file size of 52428800 bytes', { max: 52428800 }],
  ['olm.bundle', 'error loading manifests from directory: bundle files exceeded 1048576 bytes limit', { max: 1048576 }],
  [
    'olm.bundle.validate',
    'maximum bundle compressed size with gzip size exceeded: size=~1.2 MB , max=1.0 MB. Bundle uncompressed size is 9.9 MB',
  ],
  ['olm.bundle.validate', 'nearing maximum bundle compressed size with gzip: size=~0.9 MB , max=1.0 MB'],
  [
    'ocm.manifestwork',
    'admission webhook "manifestworkvalidators.admission.work.open-cluster-management.io" denied the request: the size of manifests is 512192 bytes which exceeds the 512000 limit',
    { bytes: 512192, max: 512000 },
  ],
  ['controller-runtime.webhook', 'request entity is too large; limit is 7340032 bytes', { max: 7340032 }],
  [
    'kyverno.context',
    'context size limit exceeded: 2097200 bytes exceeds limit of 2097152 bytes',
    { bytes: 2097200, max: 2097152 },
  ],
  ['capi-operator.cm', 'ConfigMap capi-system/v1.2.3 Data has no components', { certain: false }],
  ['json.depth', 'exceeded max depth of 10000', { max: 10000 }],
  [
    'helm.release',
    'Error: UPGRADE FAILED: create: failed to create: ConfigMap "sh.helm.release.v1.shop.v3" is invalid: []: Too long: must have at most 1048576 bytes',
    { max: 1048576, program: 'helm' },
  ],
  [
    'helm.release',
    'Helm upgrade failed for release shop/web with chart web@1.2.3: create: failed to create: Secret "sh.helm.release.v1.web.v7" is invalid: data: Too long: must have at most 1048576 bytes',
    { program: 'flux' },
  ],
  [
    'helm.release',
    'update: failed to update: etcdserver: request is too large',
    { program: 'helm', notes: ['own-object'] },
  ],
  [
    'fleet.bundle',
    'time="2024-05-20T10:00:00Z" level=fatal msg="rpc error: code = ResourceExhausted desc = trying to send message larger than max (2487345 vs. 2097152)"',
    { bytes: 2487345, program: 'fleet' },
  ],
  [
    'argocd.grpc',
    'ComparisonError: rpc error: code = ResourceExhausted desc = grpc: received message larger than max (4245897 vs. 4194304)',
    { bytes: 4245897, max: 4194304, program: 'argocd' },
  ],
  [
    'argocd.grpc',
    'Unable to generate manifests in web: rpc error: code = ResourceExhausted desc = grpc: trying to send message larger than max (60000000 vs. 52428800)',
    { max: 52428800, program: 'argocd' },
  ],
  [
    'argocd.grpc',
    'grpc: trying to send message larger than max (109132530 vs. 104857600)',
    { max: 104857600, notes: ['own-object'] },
  ],
  [
    'proxy.body',
    'Error from server: error when creating "crds.yaml": the server responded with the status code 413 but did not return more information (post customresourcedefinitions.apiextensions.k8s.io)',
    { file: 'crds.yaml', type: 'customresourcedefinitions.apiextensions.k8s.io', program: 'kubectl' },
  ],
  [
    'proxy.body',
    'Error: create: failed to create: the server responded with the status code 413 but did not return more information (post secrets)',
    { limits: ['proxy.body', 'helm.release'], type: 'secrets', program: 'helm' },
  ],
  [
    'proxy.body',
    '[error] 29#29: *125207 client intended to send too large body: 1648961 bytes, client: 192.0.2.1, server: rancher.example.org, request: "PUT /v1/clusters/a HTTP/2.0"',
    { bytes: 1648961 },
  ],
  [
    'proxy.body',
    'Error from server (RequestEntityTooLarge): error when creating "a.yaml": <html> <head><title>413 Request Entity Too Large</title></head> <body> <center><h1>413 Request Entity Too Large</h1></center> <hr><center>nginx</center> </body> </html>',
    { file: 'a.yaml', count: 1 },
  ],
  ['proxy.body', 'error when creating "a.yaml": 413 request entity too large', { file: 'a.yaml' }],
  [
    'olm.bundle',
    'time="2023-02-20T15:41:33Z" level=error msg="File with size 62169 exceeded 1048576 limit, aboring" file=/bundle/manifests/crd.yaml Error: error loading manifests from directory: file crd.yaml bigger than total allowed limit',
    { bytes: 62169, max: 1048576, file: '/bundle/manifests/crd.yaml', notes: ['last-file'], program: 'olm', count: 1 },
  ],
  [
    'olm.bundle',
    'Failed to run bundle: create catalog: error creating registry pod: configMap error: error creating ConfigMap: ConfigMap "web-catalog-configmap-partition-2" is invalid: []: Too long: must have at most 1048576 bytes',
    { limits: ['olm.bundle', 'configmap.data'], program: 'olm', notes: ['own-object'] },
  ],
  [
    'olm.bundle',
    'ConfigMap "operator-sdk-run-bundle-config" is invalid: []: Too long: must have at most 1048576 bytes',
  ],
  ['etcd.quota', 'memberID:4998245273275409700 alarm:NOSPACE'],
  ['etcd.quota', '{"alarms":[{"memberID":1,"alarm":"NOSPACE"}]}'],
  [
    'proxy.body',
    'an error on the server ("<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>") has prevented the request from succeeding (patch customresourcedefinitions.apiextensions.k8s.io a.example.org)',
    { type: 'customresourcedefinitions.apiextensions.k8s.io', count: 1 },
  ],
  ['olm.bundle', 'file crd.yaml bigger than total allowed limit', { file: 'crd.yaml', bytes: null }],
  [
    'olm.bundle',
    'Bundle unpacking failed. Reason: BackoffLimitExceeded, and Message: Job has reached',
    { certain: false },
  ],
  [
    'endpointslice.endpoints',
    'The EndpointSlice "web" is invalid: endpoints: Too many: 1001: must have at most 1000 items',
    { bytes: 1001, max: 1000, resource: { kind: 'EndpointSlice', name: 'web' } },
  ],
  ['etcd.quota', 'memberID:10501334649042878790 alarm:NOSPACE', { advice: expect.arrayContaining(['etcd-space']) }],
  ['etcd.quota', '{"level":"warn","msg":"alarm raised","alarm":"NOSPACE","raised-by-member-id":"8e9e05c52164694d"}'],
  ['etcd.quota', 'rpc error: code = ResourceExhausted desc = etcdserver: no space'],
  [
    'ocm.manifestwork',
    'admission webhook "manifestworkvalidators.admission.work.open-cluster-management.io" denied the request: the size of manifests is 269941 bytes which exceeds the 50k limit',
    { bytes: 269_941, max: 51_200, program: 'ocm' },
  ],
  ['ocm.manifestwork', 'the size of manifests should not be larger than 50k bytes', { bytes: null, max: 51_200 }],
  [
    'condition.message',
    'Cluster.apps.kubeblocks.io "c" is invalid: status.conditions[2].message: Too long: may not be more than 32768 bytes',
    { max: 32_768, resource: { kind: 'Cluster', name: 'c' } },
  ],
  ['condition.message', 'status.conditions[0].message: Too long: may not be longer than 32768', { max: 32_768 }],
  [
    'argo-workflows.workflow',
    'msg="Updated message -> workflow is longer than maximum allowed size. compressed size 1049974 > maxSize 1048576Tried to offload"',
    { bytes: 1_049_974, max: 1_048_576, program: 'argo-workflows' },
  ],
  ['argo-workflows.workflow', 'Workflow is longer than maximum allowed size. Size=1050000', { bytes: 1_050_000 }],
  ['argo-workflows.workflow', 'offload node status is not supported', { certain: false }],
  [
    'argo-workflows.grpc',
    'FATA[0004] rpc error: code = ResourceExhausted desc = grpc: trying to send message larger than max (113030693 vs. 104857600)',
    { bytes: 113_030_693, max: 104_857_600 },
  ],
  [
    'argo-workflows.grpc',
    'argo get big: rpc error: code = ResourceExhausted desc = grpc: received message larger than max (113030693 vs. 104857600)',
    { program: 'argo-workflows' },
  ],
  [
    'tekton.termination',
    '{"level":"fatal","caller":"entrypoint/entrypointer.go:203","msg":"Error while handling results: Termination message is above max allowed size 4096, caused by large task result."}',
    { max: 4096, program: 'tekton' },
  ],
  [
    'tekton.result',
    '[User error] TaskRun "my-task-run" failed: results exceeded size limit 65536 bytes',
    { max: 65_536 },
  ],
  [
    'prometheus-operator.rules',
    "sync monitoring/k failed: failed to make rules ConfigMaps: rule file 'monitoring-aws-836e95d3.yaml' is too large for a single Kubernetes ConfigMap",
    { file: 'monitoring-aws-836e95d3.yaml', program: 'prometheus-operator' },
  ],
  [
    'k3s.chart-content',
    `k3s[3731]: time="2025-03-12T15:57:48Z" level=error msg="error syncing 'kube-system/kps': handler helm-controller-chart-registration: failed to create kube-system/chart-content-kps /v1, Kind=ConfigMap for helm-controller-chart-registration kube-system/kps: ConfigMap \\"chart-content-kps\\" is invalid: []: Too long: must have at most 1048576 bytes, requeuing"`,
    { max: 1_048_576, program: 'k3s', resource: { kind: 'ConfigMap', name: 'chart-content-kps' } },
  ],
  ['linux.argument', 'exec /var/run/argo/argoexec: argument list too long'],
  ['linux.argument', 'standard_init_linux.go:211: exec user process caused "argument list too long"'],
  [
    'helm.release',
    'Error: UPGRADE FAILED: ConfigMap "shop.v9" is invalid: []: Too long: must have at most 1048576 characters',
  ],
  [
    'helm.release',
    '[tiller] warning: Failed to record release netdata: ConfigMap "netdata.v1" is invalid: []: Too long: must have at most 1048576 characters',
  ],
  [
    'terraform.grpc',
    'The plugin returned an unexpected error from plugin.(*GRPCProvider).PlanResourceChange: rpc error: code = ResourceExhausted desc = grpc: received message larger than max (4460288 vs. 4194304)',
    { bytes: 4_460_288, max: 4_194_304, program: 'terraform' },
  ],
  ['terraform.grpc', 'grpc: received message larger than max (268435999 vs. 268435456)'],
  ['terraform.grpc', 'terraform apply: grpc: trying to send message larger than max (5000000 vs. 4194304)'],
  ['tiller.grpc', 'Error: trying to send message larger than max (30334253 vs. 20971520)', { max: 20_971_520 }],
  ['tiller.grpc', 'grpc: received message larger than max (30334253 vs. 20971520)'],
  [
    'argocd.grpc',
    'InvalidSpecError: Unable to generate manifests in web: grpc: trying to send message larger than max (109132530 vs.104857600)',
    { bytes: 109_132_530, max: 104_857_600 },
  ],
  [
    'argocd.grpc',
    'ComparisonError: grpc: received message larger than max (62914561 vs. 62914560)',
    { max: 62_914_560 },
  ],
  [
    'etcd.grpc.recv',
    'Error from server: grpc: received message larger than max (12000000 vs. 11010048)',
    { max: 11_010_048, program: 'kubectl' },
  ],
  [
    'grpc.message',
    'grpc: received message larger than max (5000000 vs. 4194304)',
    { max: 4_194_304, program: null, notes: ['unknown-program'] },
  ],
  ['grpc.message', 'grpc: trying to send message larger than max (5000000 vs. 4500000)', { max: 4_500_000 }],
  ['grpc.message', 'grpc: received message after decompression larger than max 4194304', { bytes: null }],
  ['grpc.message', 'RESOURCE_EXHAUSTED: gRPC message exceeds maximum size 4194304: 5118829', { bytes: 5_118_829 }],
  [
    'proxy.body',
    '<html><head><title>413 Request Entity Too Large</title></head><body><center>nginx</center></body></html>',
    { certain: false },
  ],
  [
    'apply.last-applied',
    'sync failed: CustomResourceDefinition.apiextensions.k8s.io "a.b.c" is invalid: metadata.annotations: Too long: must h...',
    { max: null, resource: { kind: 'CustomResourceDefinition', name: 'a.b.c' } },
  ],
  [
    'condition.message',
    'Gateway.gateway.networking.k8s.io "eg" is invalid: status.conditions.message: Invalid value: "": status.conditions.message in body should be at most 32768 chars long',
    { max: 32_768 },
  ],
  [
    'kubeadm.file',
    'spec.files.content: Invalid value: "": spec.files.content in body should be at most 10240 chars long',
    { max: 10_240 },
  ],
  ['etcd.quota', '{"level":"warn","msg":"message exceeded backend quota; raising alarm","quota-size":"2.1 GB"}'],
  ['etcd.quota', 'etcdserver/api/etcdhttp: etcdserver: applying raft message exceeded backend quota'],
  [
    'prometheus-operator.rules',
    'level=warn msg="skipping prometheusrule" error="the length of rendered Prometheus Rule is 600000 bytes which is above the maximum limit of 524288 bytes"',
    { bytes: 600_000, max: 524_288, program: 'prometheus-operator' },
  ],
  ['argo-workflows.workflow', 'workflowtasksets/spec is longer than maximum allowed size. Size=1050000'],
  ['tekton.result', 'invalid result "digests": results size exceeds configured limit of 8192', { max: 8192 }],
  ['linux.argument', '{"msg":"exec container process `/bin/sh`: Argument list too long","level":"error"}'],
  [
    'proxy.body',
    '2024/05/01 10:00:00 [error] 33#33: *1234 client intended to send too large chunked body: 1048576+65536 bytes, client: 10.42.0.1, server: rancher.example.com',
    { bytes: null },
  ],
  [
    'proxy.body',
    'Error from server (RequestEntityTooLarge): error when creating "big.yaml": Payload Too Large',
    { file: 'big.yaml', program: 'kubectl' },
  ],
  [
    'proxy.body',
    '[error] 33#33: *1 client intended to send too large body: 1500000 bytes, server: a.example.com, request: "POST /upload HTTP/1.1"',
    { certain: false },
  ],
  ['proxy.body', 'Error from server (RequestEntityTooLarge): error when creating "big.yaml": payload too large'],
  [
    'proxy.body',
    'Error from server (RequestEntityTooLarge): error when creating "big.yaml": <!DOCTYPE html><html lang=en><title>Error 413 (Request Entity Too Large)!!1</title>',
    { certain: true },
  ],
  [
    'proxy.body',
    'error when creating "a.yaml": an error on the server ("<html><body><h1>413 Request Entity Too Large</h1>\\nThe request is too large.</body></html>") has prevented the request from succeeding (post configmaps)',
    { file: 'a.yaml', type: 'configmaps' },
  ],
  [
    'proxy.body',
    '<html><head><title>413 Payload Too Large</title></head><body><center><h1>413 Payload Too Large</h1></center><hr><center>cloudflare</center></body></html>',
    { certain: false },
  ],
  [
    'grpc.message',
    'Error: 8 RESOURCE_EXHAUSTED: Received message larger than max (5183912 vs 4194304)',
    { bytes: 5_183_912, max: 4_194_304, notes: ['unknown-program'] },
  ],
  ['grpc.message', 'details = "CLIENT: Sent message larger than max (9000000 vs. 8388608)"', { max: 8_388_608 }],
  ['grpc.message', 'Attempted to send message with a size larger than 4194304', { max: 4_194_304 }],
  [
    'grpc.message',
    'Error, decoded message length too large: found 6000000 bytes, the limit is: 4194304 bytes',
    { bytes: 6_000_000, max: 4_194_304 },
  ],
  [
    'etcd.request',
    'time="2024-01-01T00:00:00Z" level=fatal msg="Failed to submit workflow: rpc error: code = Unknown desc = etcdserver: request is too large"',
  ],
]

describe('a gRPC message that is too large', () => {
  const wordings = ['trying to send message larger than max', 'received message larger than max'] as const
  test.each([
    [104_857_600, ['argocd.grpc', 'argocd.grpc']],
    [209_715_200, ['argocd.grpc', 'argocd.grpc']],
    [20_971_520, ['tiller.grpc', 'tiller.grpc']],
    [2_097_152, ['etcd.client.send', 'etcd.grpc.recv']],
    [268_435_456, ['grpc.message', 'terraform.grpc']],
    [4_194_304, ['grpc.message', 'grpc.message']],
    [16_777_216, ['grpc.message', 'grpc.message']],
    [11_010_048, ['grpc.message', 'grpc.message']],
    [104_857_601, ['grpc.message', 'grpc.message']],
    [1, ['grpc.message', 'grpc.message']],
  ])('is known by its number alone, with and without a blank: %d', (max, known) => {
    for (const blank of [' ', ''])
      expect(
        wordings.map(wording =>
          recognizeErrors(`grpc: ${wording} (${max + 5} vs.${blank}${max})`).map(e => e.limits[0]),
        ),
      ).toEqual(known.map(limit => [limit]))
  })
})

describe('100 MiB, which Argo CD and Argo Workflows both take', () => {
  const text =
    'rpc error: code = ResourceExhausted desc = grpc: received message larger than max (110000000 vs. 104857600)'
  test.each([
    [`argocd app diff a: FATA[0010] ${text}`, ['argocd.grpc']],
    [`argo list: FATA[0010] ${text}`, ['argo-workflows.grpc']],
    [`FATA[0010] ${text}`, ['argo-workflows.grpc', 'argocd.grpc']],
    [`FATA[2020-11-17T10:00:00.000Z] ${text}`, ['argo-workflows.grpc', 'argocd.grpc']],
  ])('is said to be of both where nothing around it tells: %s', (printed, known) => {
    expect(recognizeErrors(printed).map(error => error.limits)).toEqual([known])
  })
})

describe('who printed a refusal', () => {
  const annotations = 'metadata.annotations: Too long: may not be more than 262144 bytes'
  const crd = `CustomResourceDefinition.apiextensions.k8s.io "a.b.c" is invalid: ${annotations}`
  test.each([
    ['kubectl', `The CustomResourceDefinition "a.b.c" is invalid: ${annotations}`],
    ['argocd', `one or more objects failed to apply, reason: ${crd}. Retrying attempt #1 at 10:00AM.`],
    ['argocd', `${crd} (retried 5 times).`],
    ['argocd', `error when applying patch: for: "/dev/shm/2809239019": ${crd}`],
    ['argocd', `Error from server (Invalid): error when creating "/dev/shm/123": ${crd}`],
    ['flux', `{"level":"error","controllerGroup":"kustomize.toolkit.fluxcd.io","name":"apps","error":"${crd}"}`],
    ['flux', `CustomResourceDefinition/a.b.c dry-run failed (Invalid): ${crd}`],
    [null, crd],
    // Names of what is sent say nothing of who sends it.
    ['kubectl', `Error from server (Invalid): error when creating "argocd.yaml": ${crd}`],
    ['kubectl', `The CustomResourceDefinition "helmreleases.helm.toolkit.fluxcd.io" is invalid: ${annotations}`],
    ['kubectl', `The CustomResourceDefinition "bundles.fleet.cattle.io" is invalid: ${annotations}`],
  ])('%s: %s', (program, text) => {
    expect(recognizeErrors(text)).toMatchObject([{ program }])
  })

  test('is not taken from another line of the log', () => {
    const log = `time="2024-05-20T10:00:00Z" level=info msg="argocd is well"\nError from server: etcdserver: request is too large`
    expect(recognizeErrors(log)).toMatchObject([{ program: 'kubectl' }])
  })

  test('decides what is advised', () => {
    expect(recognizeErrors(`${crd} (retried 2 times).`)[0]?.advice).toEqual(['argocd-server-side'])
    expect(recognizeErrors(`The CustomResourceDefinition "a.b.c" is invalid: ${annotations}`)[0]?.advice).toEqual([
      'server-side',
    ])
  })
})

test.each([
  'Request entity too large: limit is 3145728',
  'rpc error: code = ResourceExhausted desc = trying to send message larger than max (2200000 vs. 2097152)',
  'etcdserver: request is too large',
])('a limit that cannot be raised far has advice all the same: %s', text => {
  expect(recognizeErrors(text)[0]?.advice).toContain('strip-descriptions')
})

describe('the object that a controller had in hand', () => {
  const name = { kind: 'Bundle', name: 'kps' }
  test.each([
    '{"level":"error","msg":"Reconciler error","controller":"bundle","controllerGroup":"fleet.cattle.io","controllerKind":"Bundle","Bundle":{"name":"kps","namespace":"clusters"},"namespace":"clusters","name":"kps","reconcileID":"1","error":"etcdserver: request is too large"}',
    '2024-05-20T10:00:00Z\tERROR\tReconciler error\t{"controller": "bundle", "controllerKind": "Bundle", "Bundle": {"name":"kps","namespace":"clusters"}, "namespace": "clusters", "name": "kps", "reconcileID": "1", "error": "etcdserver: request is too large"}',
    'E0520 10:00:00.000000 1 controller.go:324] "Reconciler error" err="etcdserver: request is too large" controller="bundle" controllerGroup="fleet.cattle.io" controllerKind="Bundle" Bundle="clusters/kps" namespace="clusters" name="kps" reconcileID="1"',
    '{"controller":"bundle","controllerKind":"Bundle","error":"etcdserver: request is too large","level":"error","msg":"Reconciler error","name":"kps","namespace":"clusters"}',
  ])('is named, and said to be no more than that: %s', text => {
    expect(recognizeErrors(text)).toMatchObject([{ resource: name, notes: ['reconciled'] }])
  })

  test('is not that of the line before or behind', () => {
    const line = (kind: string, error: string): string =>
      `{"level":"error","msg":"Reconciler error","controllerKind":"${kind}","name":"x","error":"${error}"}\n`
    const log = line('A', 'boom') + line('B', 'etcdserver: request is too large') + line('C', 'boom')
    expect(recognizeErrors(log)).toMatchObject([{ resource: { kind: 'B', name: 'x' } }])
    const unnamed = `${line('A', 'boom')}{"level":"error","error":"etcdserver: request is too large"}\n${line('C', 'boom')}`
    expect(recognizeErrors(unnamed)).toMatchObject([{ resource: null }])
  })
})

const noise = [
  'I1127 18:00:00.000000       1 controller.go:123] "Reconciling" object="default/calico"',
  '{"level":"info","ts":"2026-11-27T18:00:00Z","msg":"synced","bytes":262144}',
  'Error from server (AlreadyExists): error when creating "b.yaml": namespaces "tigera-operator" already exists',
  'The Service "x" is invalid: spec.clusterIP: Invalid value: "1.2.3.4": field is immutable',
  'deployment.apps/tigera-operator configured',
]

/** What servers say of the same messages where they came compressed. */
const decompressed = texts.map(
  ([limit, text]) => [limit, text.replace('message larger than', 'message after decompression larger than')] as const,
)

describe('a pasted error', () => {
  test.each(texts)('%s: %s', (limit, text, facts = {}) => {
    const found = recognizeErrors(text)
    expect(found).toHaveLength(1)
    expect(found[0]?.limits[0]).toBe(limit)
    expect(found[0]).toMatchObject(facts)
  })

  test('of every row of the table is among these', () => {
    const covered = new Set(texts.map(([limit]) => limit))
    expect(errorTexts.map(({ limits }) => limits[0]).filter(limit => !covered.has(limit ?? ''))).toEqual([])
  })

  test('is found in the noise of a log: around it, in JSON, coloured, wrapped', () => {
    const lines = fc.array(fc.constantFrom(...noise), { maxLength: 6 })
    const styles = fc.constantFrom<(text: string) => string>(
      text => text,
      text => `{"level":"error","ts":"2026-11-27T18:00:00Z","error":${JSON.stringify(text)}}`,
      text => `{"log":${JSON.stringify(`{"error":${JSON.stringify(text)}}`)}}`,
      text => `\u001b[31m${text.replaceAll(' ', ' \u001b[1m')}\u001b[0m`,
      text => text.replaceAll(' ', '\r\n    '),
      text => text.replaceAll('"', '&quot;'),
      text => text.replace(/(.{11})/g, '$1\n'),
    )
    const plain = texts.filter(([, , facts]) => !(facts && 'certain' in facts))
    const known = plain.filter(([limit]) => !limit.startsWith('fleet.'))
    fc.assert(
      fc.property(lines, fc.constantFrom(...known), lines, styles, (before, [limit, text, facts], behind, style) => {
        const found = recognizeErrors([...before, style(text), ...behind].join('\n'))
        expect(found.map(({ limits }) => limits[0])).toEqual([limit])
        const { resource } = (facts ?? {}) as { resource?: object }
        if (resource) expect(found[0]?.resource).toEqual(resource)
      }),
      { numRuns: runs(500, 5000) },
    )
  })

  test('is found in the frame that Terraform draws around it', () => {
    const framed =
      '│ The plugin returned an unexpected error from\n│ plugin.(*GRPCProvider).PlanResourceChange: rpc error: code =\n│ ResourceExhausted desc = grpc: received message larger than max (4460288\n│ vs. 4194304)'
    expect(recognizeErrors(framed)).toMatchObject([{ limits: ['terraform.grpc'], bytes: 4_460_288, max: 4_194_304 }])
  })

  test('is found where it is quoted in a letter', () => {
    const quoted =
      '> The CustomResourceDefinition "a.b" is invalid: metadata.annotations: Too\n> long: must have at most 262144 bytes'
    expect(recognizeErrors(quoted)).toMatchObject([{ max: 262_144, resource: { name: 'a.b' } }])
  })

  test('keeps apart what several objects are refused for, and counts what is said again', () => {
    const refused = (name: string): string =>
      `The CustomResourceDefinition "${name}" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes\n`
    const found = recognizeErrors(`${refused('a.b')}${noise[3]}\n${refused('c.d')}${refused('a.b')}`)
    expect(found.map(({ resource, count }) => [resource?.name, count])).toEqual([
      ['a.b', 2],
      ['c.d', 1],
    ])
  })

  test('does not give one error the object of another', () => {
    const [found] = recognizeErrors(`${noise[3]}\nError from server: etcdserver: request is too large`)
    expect(found?.resource).toBeNull()
  })

  test('of megabytes is read in linear time and space', () => {
    const [, text] = texts[0] as (typeof texts)[number]
    const log = `${`${noise.join('\n')}\n`.repeat(12_000)}${text}\n${`${text}\n`.repeat(2000)}`
    expect(log.length).toBeGreaterThan(5_000_000)
    expect(recognizeErrors(log)).toMatchObject([{ count: 2001 }])
    expect(recognizeErrors(`${'Too long: '.repeat(300_000)}`)).toEqual([])
  })

  test.each([
    '',
    'hello',
    ...noise,
    'The ConfigMap "a" is invalid: metadata.name: Too long: may not be more than 253 bytes',
    'The Widget "a" is invalid: spec.data: Too long: may not be longer than 64',
    '413 Request Entity Too Large nginx',
    'grpc: received message of unknown size',
    'unexpected EOF',
    'bash: /usr/bin/kubectl: Argument list too long',
    'zsh: argument list too long: /bin/ls',
    'Foo "a" is invalid: status.conditions[0].message: Too long: may not be longer than 1024',
    'Foo "a" is invalid: spec.data: Too long: may not be more than 1048576 bytes',
    'The Secret "a" is invalid: data: Too long: may not be more than 10485760 bytes',
    'received message larger than max (104857601 vs 104857600)',
    'error parsing HTTP 413 response body: invalid character: "<html><head><title>413 Request Entity Too Large</title></head></html>"',
    'failed to push registry.example.com/a:1: unexpected status from PUT request to https://registry.example.com/v2/a/blobs/uploads/x: 413 Request Entity Too Large',
    'npm ERR! 413 Payload Too Large - PUT https://npm.example.com/api/v4/packages/npm/x',
    'server returned HTTP status 413 Request Entity Too Large: https://mimir.example.com/api/v1/push',
    '[error] 33#33: *1 client intended to send too large body: 104857700 bytes, server: registry.example.com, request: "PATCH /v2/a/blobs/uploads/x HTTP/1.1"',
    'Error: writing blob: uploading layer chunked: StatusCode: 413, <html><head><title>413 Request Entity Too Large</title></head></html>',
    'POST https://forum.example.com/api/v2/upload 413 Payload Too Large',
  ])('that is none of these is not guessed: %s', text => {
    expect(recognizeErrors(text)).toEqual([])
  })

  test('has only clauses that contain their needle', () => {
    for (const { needle, clause, limits } of errorTexts) {
      const examples = [...texts, ...decompressed].filter(
        ([limit, text]) => limit === limits[0] && text.includes(needle),
      )
      const isExempt = limits[0] === 'proxy.body' && examples.length === 0
      expect(isExempt || examples.some(([, text]) => clause.test(text)), needle).toBe(true)
    }
  })
})
