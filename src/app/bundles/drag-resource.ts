import type { DragEvent } from 'react'

/** A resource on its way into another bundle, by its id. The page itself takes only files that are dropped on it. */
const type = 'application/x-plimsoll-resource'

export function dragResource({ dataTransfer }: DragEvent, id: string | undefined): void {
  if (id === undefined) return
  dataTransfer.setData(type, id)
  dataTransfer.effectAllowed = 'move'
}

export function holdsResource({ types }: DataTransfer): boolean {
  return types.includes(type)
}

export function droppedResource(dropped: DataTransfer): string | null {
  return holdsResource(dropped) ? dropped.getData(type) : null
}
