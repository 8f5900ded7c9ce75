import { getRegistry } from "@kruisverband/contract"
import { route } from "@kruisverband/http"
import { Effect } from "effect"
import { seesProposals } from "../covenants/lifeOf.ts"
import { callerOf } from "../session/callerOf.ts"
import { readCovenants, readMunicipalities, readPartners } from "./Registry.ts"

const show = route(
  getRegistry,
  Effect.fn("getRegistry")(function* ({ caller }) {
    const session = yield* callerOf(caller)
    const { user } = session
    const own = new Set<string>(user.grants.map((grant) => grant.covenant))
    const covenants = [...(yield* readCovenants())]
      .filter(([id]) => own.has(id))
      .flatMap(([id, versions]) =>
        versions.filter((version) => version.status !== "draft" || seesProposals(session, id))
      )
    const parties = new Set<string>(covenants.flatMap((document) => document.parties.map((party) => party.partner)))
    const partners = (yield* readPartners()).filter((partner) =>
      // An informal network is known to those who belong to it, and to no one else (E2).
      partner.network === "informal"
        ? partner.id === user.partner
        : partner.id === user.partner || parties.has(partner.id)
    )
    return { municipalities: yield* readMunicipalities(), partners, covenants }
  })
)

/** Region, partners and covenants, as far as a person works in them. */
export const registryRoutes = [show]
