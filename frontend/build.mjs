// Build the workbench's scripts, and lay the fonts for the PDFs where the report finds them.
import { build } from "esbuild";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "..", "src", "witnessmark");
const FAMILIES = ["noto-sans", "noto-sans-jp", "noto-naskh-arabic"];
const WEIGHTS = /(400Regular|700Bold)\.ttf$/;

async function copyFonts(into) {
  await mkdir(into, { recursive: true });
  for (const family of FAMILIES) {
    const folder = join(here, "node_modules", "@expo-google-fonts", family);
    for (const name of await readdir(folder, { recursive: true })) {
      if (WEIGHTS.test(name)) await copyFile(join(folder, name), join(into, name.split("/").pop()));
    }
  }
}

await build({
  entryPoints: [join(here, "src", "workbench.js")],
  outdir: join(source, "web", "static", "built"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "none",
});
await copyFonts(join(source, "publication", "fonts"));
