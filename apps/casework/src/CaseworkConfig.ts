import type { ClientAuth, Upstream } from "@kruisverband/http"
import { Context } from "effect"

/** What casework must be told. Values are checked by whoever makes this. */
export class CaseworkConfig extends Context.Service<
  CaseworkConfig,
  {
    /** Where people's browsers find the platform: `http://127.0.0.1:8080`, no trailing slash. */
    readonly origin: string
    /** The OpenID provider of the people; any provider works. */
    readonly issuer: string
    /** Our own client there, for the code flow. */
    readonly webClient: { readonly id: string; readonly auth: ClientAuth }
    /** Strengths of log-in (`acr`) of which the provider must confirm one; empty or absent: any. */
    readonly acr?: ReadonlyArray<string>
    /** Days without a log-in after which an account is shut; absent: never, as in a demonstration whose clock jumps. */
    readonly dormantDays?: number | undefined
    /** Ingest, with a service token of scopes `signals:delegate seals:open requests:write signals:erase names:write log:read retention:write rights:handle`. */
    readonly ingest: Upstream
    /** Aborted when the server is about to stop: open event streams end on it. */
    readonly stopping?: AbortSignal
  }
>()("casework/CaseworkConfig") {}
