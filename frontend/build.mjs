// Bundles the workbench's script into the package, with no address of anybody else.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here("../src/witnessmark/web/static/built/");

await rm(built, { recursive: true, force: true });
await build({
  entryPoints: [here("src/workbench.js")],
  outdir: built,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["firefox115", "chrome109", "safari16"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
