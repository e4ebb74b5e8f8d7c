import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../../object'
import { changeEach, changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import { mappingFromPlain } from '../from-plain'
import { preparePod } from './prepare-pod'
import type { ServerStep } from './server-step'

/**
 * What the server sets once, when an object is created, and gives to nobody's ownership: `PrepareForCreate` of the
 * strategies in kubernetes/kubernetes `pkg/registry`, and the finalizers of the plugin StorageObjectInUseProtection.
 */
export const setInitialValues: ServerStep = {
  id: 'initialValues',
  known: 'rule',
  apply(object, { kind }) {
    if (kind.type === 'api-service') return localApiService(object)
    return kind.type === 'built-in' ? (initial.get(kind.given.message.name)?.(object) ?? object) : object
  },
}

/**
 * What the server hands out. The lengths of addresses are those of a cluster with usual ranges, the user that of a
 * static token.
 */
export const allocate: ServerStep = {
  id: 'allocated',
  known: 'estimate',
  apply: (object, { kind }) =>
    kind.type === 'built-in' ? (allocated.get(kind.given.message.name)?.(object) ?? object) : object,
}

/** A Job's selector and labels, made of its uid and its name. */
export const selectPods: ServerStep = {
  id: 'allocated',
  known: 'rule',
  apply: (object, { kind }) =>
    kind.type === 'built-in' && kind.given.message.name === 'batch.v1.Job' ? jobSelector(object) : object,
}

const initial = new Map<string, (object: Mapping) => Mapping>([
  ['core.v1.Namespace', newNamespace],
  ['core.v1.PersistentVolume', newVolume],
  ['core.v1.PersistentVolumeClaim', newClaim],
  ['core.v1.Pod', preparePod],
  ['core.v1.ServiceAccount', secretNames],
  ['storage.v1.VolumeAttributesClass', object => withFinalizer(object, 'kubernetes.io/vac-protection')],
  ['storage.v1beta1.VolumeAttributesClass', object => withFinalizer(object, 'kubernetes.io/vac-protection')],
])

const allocated = new Map<string, (object: Mapping) => Mapping>([
  ['core.v1.Service', object => changeField(object, 'spec', serviceAddresses)],
  ['certificates.v1.CertificateSigningRequest', requestedBy],
])

/**
 * The label that says its name again is a default where the manifest names it, and set at the end where the name is
 * made from generateName (`pkg/registry/core/namespace/strategy.go: PrepareForCreate`, `Canonicalize`).
 */
function newNamespace(namespace: Mapping): Mapping {
  const name = mappingAt(namespace, 'metadata').get('name') ?? ''
  const labelled = changeField(namespace, 'metadata', metadata =>
    changeField(metadata, 'labels', labels =>
      labels.get(nameLabel) === name ? labels : withField(labels, nameLabel, name),
    ),
  )
  const finalized = changeField(labelled, 'spec', spec => withItem(spec, 'finalizers', 'kubernetes'))
  return withField(finalized, 'status', new Map([['phase', 'Active']]))
}

const nameLabel = 'kubernetes.io/metadata.name'

/** `pkg/registry/core/persistentvolume/strategy.go: PrepareForCreate`. */
function newVolume(volume: Mapping): Mapping {
  const status = mappingFromPlain({ phase: 'Pending', lastPhaseTransitionTime: anyTime })
  return withField(withFinalizer(volume, 'kubernetes.io/pv-protection'), 'status', status)
}

/** Any time of these years takes the same bytes. */
const anyTime = '2026-01-01T00:00:00Z'

/**
 * A source named in one of two fields is copied to the other; one in another namespace is dropped, since the gate
 * CrossNamespaceVolumeDataSource is off (`pkg/api/persistentvolumeclaim/util.go: DropDisabledFields`,
 * `NormalizeDataSources`). The status stays empty, unlike that of a template in a StatefulSet.
 */
function newClaim(claim: Mapping): Mapping {
  return changeField(withFinalizer(claim, 'kubernetes.io/pvc-protection'), 'spec', given => {
    const spec = mappingAt(given, 'dataSourceRef').get('namespace') ? withoutFields(given, ['dataSourceRef']) : given
    const source = spec.get('dataSource')
    const reference = spec.get('dataSourceRef')
    if (isMapping(source) && !isMapping(reference)) return withField(spec, 'dataSourceRef', source)
    return isMapping(reference) && !isMapping(source) ? withField(spec, 'dataSource', reference) : spec
  })
}

/** Of secrets only their names are kept (`pkg/registry/core/serviceaccount/strategy.go: cleanSecretReferences`). */
function secretNames(account: Mapping): Mapping {
  return changeEach(account, 'secrets', secret => new Map([['name', secret.get('name') ?? '']]))
}

/**
 * One that is served by this very server is available at once (kube-aggregator `pkg/registry/apiservice/strategy.go:
 * PrepareForCreate`).
 */
function localApiService(apiService: Mapping): Mapping {
  if (!isUnset(mappingAt(apiService, 'spec'), 'service')) return apiService
  return withField(apiService, 'status', mappingFromPlain({ conditions: [localIsAvailable] }))
}

const localIsAvailable = {
  type: 'Available',
  status: 'True',
  lastTransitionTime: anyTime,
  reason: 'Local',
  message: 'Local APIServices are always available',
}

function withFinalizer(object: Mapping, finalizer: string): Mapping {
  return changeField(object, 'metadata', metadata => withItem(metadata, 'finalizers', finalizer))
}

function withItem(object: Mapping, name: string, item: string): Mapping {
  const items = object.get(name)
  if (!isList(items)) return withField(object, name, [item])
  return items.includes(item) ? object : withField(object, name, [...items, item])
}

/**
 * A Job selects its pods by its own uid, under two names, and writes its own name beside it, under two names as well
 * (`pkg/registry/batch/job/strategy.go: generateSelector`). Labels that the Job has from its template are the same map
 * in the server's memory (`pkg/apis/batch/v1/defaults.go: SetDefaults_Job`), so they get the four as well.
 */
function jobSelector(job: Mapping): Mapping {
  if (mappingAt(job, 'spec').get('manualSelector') === true) return job
  const metadata = mappingAt(job, 'metadata')
  const uid = metadata.get('uid') ?? ''
  const name = metadata.get('name') ?? ''
  const own: [string, Value][] = [
    ['controller-uid', uid],
    [controllerUid, uid],
    ['job-name', name],
    ['batch.kubernetes.io/job-name', name],
  ]
  const withOwn = (meta: Mapping): Mapping => changeField(meta, 'labels', labels => new Map([...labels, ...own]))
  const template = mappingAt(mappingAt(job, 'spec'), 'template')
  const ofTemplate = mappingAt(template, 'metadata').get('labels')
  const isShared = ofTemplate !== undefined && metadata.get('labels') === ofTemplate
  const labelled = isShared ? changeField(job, 'metadata', withOwn) : job
  return changeField(labelled, 'spec', spec =>
    changeField(
      withField(spec, 'selector', new Map([['matchLabels', new Map([[controllerUid, uid]])]])),
      'template',
      given => changeField(given, 'metadata', withOwn),
    ),
  )
}

const controllerUid = 'batch.kubernetes.io/controller-uid'

/**
 * Who asks is written into the request (`pkg/registry/certificates/certificates/strategy.go: PrepareForCreate`). Names
 * of users differ by cluster: this is the one of the measurements.
 */
function requestedBy(request: Mapping): Mapping {
  const user = mappingFromPlain({ username: 'admin', uid: '1', groups: ['system:masters', 'system:authenticated'] })
  return changeField(request, 'spec', spec => new Map([...withoutFields(spec, ['extra']), ...user]))
}

/** 13 characters: most addresses of the default range 10.96.0.0/12. */
const clusterIp = '10.96.100.100'

/**
 * Addresses and ports that a Service is given (kubernetes/kubernetes `pkg/registry/core/service/storage/alloc.go:
 * allocateCreate`).
 */
function serviceAddresses(spec: Mapping): Mapping {
  if (spec.get('type') === 'ExternalName') return spec
  const filled = new Map(spec)
  const isHeadless = spec.get('clusterIP') === 'None'
  // A headless service without selector is taken to serve both families.
  const isDual = isHeadless && mappingAt(spec, 'selector').size === 0
  if (!spec.get('clusterIP')) filled.set('clusterIP', clusterIp)
  if (isUnset(spec, 'clusterIPs')) filled.set('clusterIPs', [filled.get('clusterIP') ?? clusterIp])
  if (isUnset(spec, 'ipFamilies')) filled.set('ipFamilies', isDual ? ['IPv4', 'IPv6'] : ['IPv4'])
  if (isUnset(spec, 'ipFamilyPolicy')) filled.set('ipFamilyPolicy', isDual ? 'RequireDualStack' : 'SingleStack')
  // A port to ask for the health of the nodes that have endpoints.
  const isLocal = spec.get('type') === 'LoadBalancer' && spec.get('externalTrafficPolicy') === 'Local'
  if (isLocal && !spec.get('healthCheckNodePort')) filled.set('healthCheckNodePort', nodePort)
  if (!hasNodePorts(spec)) return filled
  return changeEach(filled, 'ports', port => (port.get('nodePort') ? port : withField(port, 'nodePort', nodePort)))
}

/** 30000 to 32767: three bytes as a varint. */
const nodePort = 30_000

function hasNodePorts(spec: Mapping): boolean {
  const type = spec.get('type')
  return type === 'NodePort' || (type === 'LoadBalancer' && spec.get('allocateLoadBalancerNodePorts') !== false)
}
