import type { Mapping } from '../../manifest'
import { mappingAt } from '../../object'
import { changeEach, isUnset, withField } from '../edit-mapping'

/** 13 characters: most addresses of the default range 10.96.0.0/12. */
const clusterIp = '10.96.100.100'

/**
 * Addresses and ports that a Service is given (kubernetes/kubernetes `pkg/registry/core/service/storage/alloc.go:
 * allocateCreate`).
 */
export function serviceAddresses(spec: Mapping): Mapping {
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
