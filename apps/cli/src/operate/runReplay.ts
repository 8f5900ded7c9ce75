import { type Offered, offerAgain } from "@kruisverband/broker"
import { type Owner, Topic } from "@kruisverband/events"
import { engineLayer, type PlatformConfig } from "@kruisverband/standalone"
import { type LogChoice, OWNERS } from "@kruisverband/store"
import { Effect, Option, Schema } from "effect"
import { EXIT_USAGE, runCommand } from "./command.ts"
import { readFlags } from "./readFlags.ts"
import { withPlatform } from "./withPlatform.ts"

export const REPLAY_HELP = `kv replay SERVICE --from N | --key KEY | --subject ID [--topic TOPIC]
  Biedt een dienst gebeurtenissen uit het logboek opnieuw aan, en telt wat alsnog effect had en wat de dienst al kende.
  Wat al effect had, krijgt het geen tweede keer: het mag altijd, en ook twee keer.
  Offers a service events of the log again, and counts what took effect after all and what the service knew already.
  What had its effect gets no second one: it may be done at any time, and twice.
  SERVICE: ${OWNERS.join(" | ")}
  --from N       vanaf dit volgnummer (0: alles) / from this sequence on (0: all)
  --key KEY      alleen van deze sleutel, meestal een convenant / of this key alone, as a rule a covenant
  --subject ID   alleen van dit signaal, dit kruisverband … / of this signal, this link … alone
  --topic TOPIC  alleen van dit onderwerp / of this topic alone
  Op de ingebouwde database moet het platform gestopt zijn; op PostgreSQL en Kafka mag het doorgaan.
  On the embedded database the platform must be stopped; on PostgreSQL and Kafka it may go on.
  Geparkeerde gebeurtenissen / parked events: kv dlq`

const OPTIONS = {
  from: { type: "string" },
  key: { type: "string" },
  subject: { type: "string" },
  topic: { type: "string" }
} as const

/** Sequences are positive 64-bit numbers. */
const Sequence = Schema.String.check(Schema.isPattern(/^\d{1,18}$/u))
const Options = Schema.Struct({
  from: Schema.optionalKey(Sequence),
  key: Schema.optionalKey(Schema.NonEmptyString),
  subject: Schema.optionalKey(Schema.NonEmptyString),
  topic: Schema.optionalKey(Topic)
})
const decodeOptions = Schema.decodeUnknownOption(Options)

const line = ({ group, known, offered, parked, skipped, took, topic }: Offered) =>
  [
    group,
    topic,
    `${offered} aangeboden / offered`,
    `${took} alsnog effect / took effect`,
    `${known} al gekend / known`,
    ...(skipped > 0 ? [`${skipped} onbekende soort / of unknown type`] : []),
    ...(parked > 0 ? [`${parked} geparkeerd / parked`] : [])
  ].join("  ")

const program =
  (owner: Owner, topics: ReadonlyArray<Topic>, choice: LogChoice) =>
  (config: PlatformConfig): Effect.Effect<number, unknown> =>
    withPlatform(config, engineLayer(config), (platform) =>
      Effect.gen(function* () {
        yield* platform.settled
        const told = yield* Effect.provideContext(offerAgain(owner, topics, choice), platform.services)
        yield* platform.settled
        for (const one of told) console.log(line(one))
        if (told.length === 0)
          console.log("deze dienst leest dit onderwerp niet / this service does not read this topic")
        return told.length === 0 || told.some(({ parked }) => parked > 0) ? 1 : 0
      })
    )

/** Exit code: 0 done, 1 failed or something was set aside, 2 called wrongly, 78 a setting, key or journal is wrong. */
export const runReplay = (argv: ReadonlyArray<string>): Promise<number> => {
  const flags = readFlags(argv, OPTIONS)
  const [service, ...rest] = flags?.words ?? []
  const owner = OWNERS.find((candidate) => candidate === service)
  const options = Option.getOrUndefined(decodeOptions({ ...flags?.values }))
  const { topic, ...choice } = options ?? {}
  if (owner === undefined || rest.length > 0 || Object.keys(choice).length === 0) {
    console.log(REPLAY_HELP)
    return Promise.resolve(argv.includes("--help") ? 0 : EXIT_USAGE)
  }
  return runCommand(program(owner, topic === undefined ? Topic.literals : [topic], choice))
}
