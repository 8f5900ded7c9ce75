import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { TOPICS } from "../../packages/events/src/topics.ts"
import { repositoryPath } from "../../packages/testing/src/engines/repositoryPath.ts"
import { planTopics } from "./topics.ts"

const plan = planTopics(readFileSync(repositoryPath("infra/kafka/topics.yaml"), "utf8"))

it("plans every topic that the events know, each with its dead letters, and no other", () => {
  const known = Object.keys(TOPICS).flatMap((name) => [name, `${name}.dlq`])
  expect(plan.map(({ name }) => name).sort()).toEqual(known.sort())
})

it("keeps only the newest of each key in the registry, and everything elsewhere", () => {
  const registry = plan.find(({ name }) => name === "kruisverband.registry.v1")
  expect(registry?.config["cleanup.policy"]).toBe("compact")
  const others = plan.filter(({ name }) => !name.includes("registry") && !name.endsWith(".dlq"))
  expect(others.map(({ config }) => config["retention.ms"])).toEqual(others.map(() => "-1"))
})

it.each([
  ["topics: [{partitions: 1}]\ndeadLetters: {partitions: 1}", "topic 1 has no name"],
  ["topics: [{name: a, partitions: none}]\ndeadLetters: {partitions: 1}", "a has no whole number"],
  ["topics: [{name: a, partitions: 1}]", "deadLetters is not a mapping"],
  ["[]", "no list of topics"]
])("says what is wrong with %j", (yaml, told) => {
  expect(() => planTopics(yaml)).toThrow(told)
})
