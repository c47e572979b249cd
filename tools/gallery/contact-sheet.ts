/** Gives a page that shows the pictures side by side, each with its name. */
export function contactSheet(files: readonly string[]): string {
  const figures = files.map(
    (file) =>
      `<figure><img src="${file}" alt=""><figcaption>${file.replace('.png', '')}</figcaption></figure>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Ambang: every screen</title>
<style>
body { background: #8b949c; display: flex; flex-wrap: wrap; font: 16px sans-serif; gap: 24px; margin: 24px; }
figure { margin: 0; }
img { display: block; height: 480px; }
figcaption { padding: 8px 0; }
</style>
${figures.join('\n')}
</html>
`;
}
