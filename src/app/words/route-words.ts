import type { TFunction } from 'i18next'
import type { RouteId } from '../../core/route'

/** What a person would type: a command, a flag, an option, a folder. */
const code = /kubectl [^,，]*|--\S+|\S+=true|\S+\/$/

/** The name of a route in a list, with what is code in it marked; short where it stands below the one it is like. */
export function routeWords(t: TFunction<'page'>, id: RouteId): string {
  const isShort = id === 'server-dry-run' || id === 'clusterresourceset-configmap-json'
  return t(isShort ? `routeShort.${id}` : `routePlain.${id}`).replace(code, '<c>$&</c>')
}
