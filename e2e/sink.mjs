// A mail server in a process of its own that keeps each mail as a file, for tests: node e2e/sink.mjs FOLDER [OPTIONS as JSON].
// Options: port; key and cert (PEM files) with tls: "implicit" or "starttls"; user and secret, asked for then; refuse and later:
// addresses that are refused for good or for now. Says its port, and ends with its standard input.
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

const [folder, given] = process.argv.slice(2);
const options = JSON.parse(given ?? "{}");
let kept = readdirSync(folder).filter((name) => name.endsWith(".json")).length;

const certificate = options.key && { key: readFileSync(options.key), cert: readFileSync(options.cert) };
const server = new SMTPServer({
  ...certificate,
  secure: options.tls === "implicit",
  hideSTARTTLS: options.tls !== "starttls",
  authOptional: !options.user,
  disabledCommands: options.user ? [] : ["AUTH"],
  logger: false,
  onAuth({ username, password }, session, done) {
    const good = session.secure && username === options.user && password === options.secret;
    return good ? done(null, { user: username }) : done(Object.assign(new Error("no"), { responseCode: 535 }));
  },
  onRcptTo({ address }, _session, done) {
    if (options.refuse?.includes(address)) return done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
    if (options.later?.includes(address)) return done(Object.assign(new Error("later"), { responseCode: 451 }));
    return done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      const mail = {
        from: mailFrom.address, to: rcptTo.map((one) => one.address), secure: Boolean(session.secure), user: session.user ?? "",
        hello: session.hostNameAppearsAs, raw: Buffer.concat(parts).toString("utf8"),
      };
      kept += 1;
      // Whole at once: whoever looks meanwhile reads no half of it.
      const file = join(folder, `${String(kept).padStart(4, "0")}.json`);
      writeFileSync(`${file}.new`, JSON.stringify(mail));
      renameSync(`${file}.new`, file);
      done();
    });
  },
});
server.on("error", () => {});
server.listen(options.port ?? 0, "127.0.0.1", () => console.log(server.server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
