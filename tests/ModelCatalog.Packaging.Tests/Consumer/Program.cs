using System.Text;
using Contoso.Media;
using ModelCatalog;

var request = new Dream1Request { Prompt = "A boat", Duration = 6 };
Console.WriteLine(request.Validate<Nimbus>());
Console.WriteLine(Encoding.UTF8.GetString(RequestBody.Write<Nimbus>(request)));
Console.WriteLine(RequestBody.Read<Nimbus, Dream1Request>(RequestBody.Write<Nimbus>(request)).GetRequest() == request);

// What only the run knows, the validator says; a constant would be an error of the build.
var tooLong = request with { Duration = 12 + args.Length, Resolution = Dream1Resolution.P1080 };
Console.WriteLine(tooLong.Validate());
Console.WriteLine(CatalogModels.Registry.Count);
#if SECOND_ANALYZER
Console.WriteLine(Second.Reader);
#endif
