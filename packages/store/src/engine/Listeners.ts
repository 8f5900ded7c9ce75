/** Callbacks by channel. */
export class Listeners {
  readonly #byChannel = new Map<string, Set<(payload: string) => void>>()

  add(channel: string, callback: (payload: string) => void): () => void {
    const callbacks = this.#byChannel.get(channel) ?? new Set()
    this.#byChannel.set(channel, callbacks)
    callbacks.add(callback)
    return () => {
      callbacks.delete(callback)
    }
  }

  get channels(): ReadonlyArray<string> {
    return [...this.#byChannel.keys()]
  }

  notify(channel: string, payload: string): void {
    for (const callback of this.#byChannel.get(channel) ?? []) callback(payload)
  }

  /** Something may have been missed on every channel. */
  notifyAll(): void {
    for (const channel of this.#byChannel.keys()) this.notify(channel, "")
  }
}
