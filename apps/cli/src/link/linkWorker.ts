import { parentPort } from "node:worker_threads"
import { type LinkTask, work } from "./linkWork.ts"

// The thread that `LinkThreads` starts: does the tasks that it is sent, in order.
parentPort?.on("message", (task: LinkTask) => {
  work(task, (reply, transfer) => parentPort?.postMessage(reply, [...transfer]))
})
