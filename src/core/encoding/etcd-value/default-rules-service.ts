import { isList, type Mapping } from '../../manifest'
import { mappingAt } from '../../object'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import type { DefaultRule } from './default-rules'

/** Rules of services, network policies, access rules and namespaces. */
export const serviceRules: readonly (readonly [message: string, rule: DefaultRule])[] = [
  ['core.v1.ServiceSpec', serviceSpec],
  ['core.v1.ServicePort', targetPort],
  ['core.v1.Namespace', nameLabel],
  ['networking.v1.NetworkPolicySpec', policyTypes],
  ['rbac.v1.Subject', subjectGroup],
]

function serviceSpec(spec: Mapping): Mapping {
  const filled = new Map(spec)
  const type = spec.get('type')
  const isLoadBalancer = type === 'LoadBalancer'
  const externalIps = spec.get('externalIPs')
  const isExternal = isLoadBalancer || type === 'NodePort' || (isList(externalIps) && externalIps.length > 0)
  if (type !== 'ExternalName' && isUnset(spec, 'internalTrafficPolicy')) filled.set('internalTrafficPolicy', 'Cluster')
  if (isExternal && !spec.get('externalTrafficPolicy')) filled.set('externalTrafficPolicy', 'Cluster')
  if (isLoadBalancer && isUnset(spec, 'allocateLoadBalancerNodePorts'))
    filled.set('allocateLoadBalancerNodePorts', true)
  return sessionAffinity(filled)
}

function sessionAffinity(spec: Mapping): Mapping {
  if (spec.get('sessionAffinity') !== 'ClientIP') return withoutFields(spec, ['sessionAffinityConfig'])
  return changeField(spec, 'sessionAffinityConfig', config =>
    changeField(config, 'clientIP', client =>
      isUnset(client, 'timeoutSeconds') ? withField(client, 'timeoutSeconds', 10_800) : client,
    ),
  )
}

function targetPort(port: Mapping): Mapping {
  return port.get('targetPort') ? port : withField(port, 'targetPort', port.get('port') ?? 0)
}

function nameLabel(namespace: Mapping): Mapping {
  const name = mappingAt(namespace, 'metadata').get('name')
  if (typeof name !== 'string') return namespace
  return changeField(namespace, 'metadata', metadata =>
    changeField(metadata, 'labels', labels =>
      labels.get('kubernetes.io/metadata.name') === name
        ? labels
        : withField(labels, 'kubernetes.io/metadata.name', name),
    ),
  )
}

function policyTypes(spec: Mapping): Mapping {
  const given = spec.get('policyTypes')
  if (isList(given) && given.length > 0) return spec
  const egress = spec.get('egress')
  const hasEgress = isList(egress) && egress.length > 0
  return withField(spec, 'policyTypes', hasEgress ? ['Ingress', 'Egress'] : ['Ingress'])
}

function subjectGroup(subject: Mapping): Mapping {
  const kind = subject.get('kind')
  if (subject.get('apiGroup') || (kind !== 'User' && kind !== 'Group')) return subject
  return withField(subject, 'apiGroup', 'rbac.authorization.k8s.io')
}
