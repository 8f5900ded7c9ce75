import { listNames } from "@kruisverband/contract"
import { Schema } from "effect"
import { askAsPerson } from "./askAsPerson.ts"
import { logInAs } from "./logInAs.ts"

const COVENANT = "merenland-polarisatie"
const NAMES = [
  { facet: "group", values: ["Voorpost Noord", "VPN", "de Voorposters"] },
  { facet: "group", values: ["Havenploeg", "HP Waterdam"] },
  { facet: "expression", type: "slogan", values: ["Wij waren hier eerst", "WWHE"] }
]

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(listNames.success.schema))

/** The coordinator keeps what some groups and expressions are called, once. */
export const keepDemoNames = async (origin: string): Promise<void> => {
  const session = await logInAs(origin, "coordinator")
  const known = decode(await (await askAsPerson(origin, session, `/names?covenant=${COVENANT}`)).text())
  if (known.names.length > 0) return
  for (const name of NAMES) {
    await (await askAsPerson(origin, session, "/names", { covenant: COVENANT, ...name })).body?.cancel()
  }
}
