using Microsoft.Playwright;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>The contrast that WCAG 2.2 asks of texts (AA), measured on every text that a page shows.</summary>
internal static class Contrast
{
    private const string Script =
        """
        () => {
          const parse = (color) => color.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = (element) => {
            for (; element; element = element.parentElement) {
              const color = parse(getComputedStyle(element).backgroundColor);
              if (color.length === 3 || color[3] > 0) return color;
            }
            return [255, 255, 255];
          };
          const found = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (walker.currentNode.textContent.trim() === '' || element.closest('svg, script, option, .skip') || !element.checkVisibility()) continue;
            const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
            if ((a + 0.05) / (b + 0.05) < 4.5) found.add(`${element.tagName}.${element.className}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
          }
          return [...found];
        }
        """;

    /// <summary>The texts that do not stand out from what is behind them.</summary>
    public static Task<string[]> WeakTextsAsync(this IPage page) => page.EvaluateAsync<string[]>(Script);
}
