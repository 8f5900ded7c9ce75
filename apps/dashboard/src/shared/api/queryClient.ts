import { QueryCache, QueryClient } from "@tanstack/react-query"
import { ApiError } from "./ApiError.ts"

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Error
  }
}

export const sessionKey = ["session"] as const

/** Retries only what may pass by itself; a refusal is an answer. A 401 elsewhere makes the page look at its session again. */
export const makeQueryClient = (): QueryClient => {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const ended = error instanceof ApiError && error.kind === "not-logged-in"
        if (ended && query.queryKey[0] !== sessionKey[0]) void client.invalidateQueries({ queryKey: sessionKey })
      }
    }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && mayPass(error) },
      mutations: { retry: false }
    }
  })
  return client
}

const mayPass = (error: Error) =>
  error instanceof ApiError && (error.kind === "unreachable" || error.kind === "unavailable")
