using System.Text;
using ModelCatalog.Tool;

// Messages hold characters that a console's default encoding may not have.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, ToolTerminal.FromProcess());
