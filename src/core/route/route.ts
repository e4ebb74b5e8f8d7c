export type RouteId = 'create' | 'client-side-apply' | 'server-side-apply' | 'clusterresourceset-configmap'
