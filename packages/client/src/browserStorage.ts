import type { QueueStorage, Waiting } from "./QueueStorage.ts"

const STORE = "waiting"
const BY_KEY = "key"

const settled = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("IndexedDB failed"))
  })

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB gave up a transaction"))
  })

const open = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    // numbered as they come: the order of the numbers is that of the queue
    request.result.createObjectStore(STORE, { autoIncrement: true }).createIndex(BY_KEY, "key", { unique: true })
  }
  return settled(request)
}

/** Keeps waiting signals over a reload, in this browser's IndexedDB. For one origin; `name` parts queues. Any number of tabs. */
export const browserStorage = (name = "kruisverband-queue"): QueueStorage => {
  let database: Promise<IDBDatabase> | undefined
  const write = async (change: (store: IDBObjectStore) => Promise<void>): Promise<void> => {
    database ??= open(name)
    const transaction = (await database).transaction(STORE, "readwrite", { durability: "strict" })
    const done = committed(transaction)
    await change(transaction.objectStore(STORE))
    await done
  }
  return {
    all: async (): Promise<ReadonlyArray<Waiting>> => {
      database ??= open(name)
      return settled((await database).transaction(STORE).objectStore(STORE).getAll())
    },
    put: (waiting) =>
      write(async (store) => {
        const known = await settled(store.index(BY_KEY).getKey(waiting.key))
        if (known === undefined) await settled(store.add(waiting))
      }),
    remove: (key) =>
      write(async (store) => {
        const known = await settled(store.index(BY_KEY).getKey(key))
        if (known !== undefined) await settled(store.delete(known))
      })
  }
}
