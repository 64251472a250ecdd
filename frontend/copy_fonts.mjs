// Copies the fonts that the PDF needs, with their licence, out of the installed packages.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const fonts = here("../src/witnessmark/publication/fonts/");
const families = [
  ["noto-sans", "NotoSans"],
  ["noto-sans-jp", "NotoSansJP"],
  ["noto-sans-sc", "NotoSansSC"],
  ["noto-naskh-arabic", "NotoNaskhArabic"],
];

await rm(fonts, { recursive: true, force: true });
await mkdir(fonts, { recursive: true });
for (const [folder, family] of families) {
  const source = here(`node_modules/@expo-google-fonts/${folder}/`);
  for (const weight of ["400Regular", "700Bold"]) {
    const file = `${family}_${weight}.ttf`;
    await copyFile(`${source}${weight}/${file}`, `${fonts}${file}`);
  }
  await copyFile(`${source}LICENSE_FONT`, `${fonts}${family}.LICENSE`);
}
