#!/bin/sh
# What the analyzer of requests costs a build: a project with 1,000 request expressions, compiled from the referenced packages' parts as an application has them.
#   dotnet build && dotnet build generator/ModelCatalog.Generator -c Release && sh tests/ModelCatalog.Generator.Tests/Requests/measure.sh [models] [folder]
# models: how many models the expressions are of; "all" is the default. Two builds differ by more than the analyzer takes, so its part is counted from within:
# perf (of the Linux kernel) samples all stacks of a build; shown is how many of them are in the analyzer, in hundredths of the rest.
# First the build of a machine that has just started, where compiler and analyzer are translated anew; then builds with the compiler server running, as the SDK leaves it.
set -eu
models=${1:-all}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
folder=${2:-${TMPDIR:-/tmp}/analyzer-benchmark}
parts="$root/generator/ModelCatalog.Generator/bin/Release/netstandard2.0"
rm -rf "$folder"
mkdir -p "$folder"
[ "$models" = all ] || export ANALYZER_BENCHMARK_MODELS=$models
ANALYZER_BENCHMARK=$folder "$root/tests/ModelCatalog.Generator.Tests/bin/Debug/net10.0/ModelCatalog.Generator.Tests" -class '*AnalyzerBenchmark' >/dev/null
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do echo '<Project />' >"$folder/$file"; done
cat >"$folder/Studio.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
    <Reference Include="$root/catalog/bin/Debug/net10.0/ModelCatalog.Models.dll;$root/catalog/bin/Debug/net10.0/ModelCatalog.Runtime.dll" />
    <Analyzer Include="$parts/ModelCatalog.Generator.dll;$parts/ModelCatalog.Compiler.dll;$parts/YamlDotNet.dll" />
  </ItemGroup>
  <Import Project="$root/catalog/build/ModelCatalog.Models.props" />
  <Import Project="$root/generator/ModelCatalog.Generator/build/ModelCatalog.Generator.props" />
  <Import Project="$root/generator/ModelCatalog.Generator/build/ModelCatalog.Generator.targets" />
</Project>
PROJECT
cd "$folder"
unset MSBUILDDISABLENODEREUSE || true
export UseSharedCompilation=true
dotnet restore -v q --nologo
dotnet build-server shutdown >/dev/null 2>&1
export DOTNET_PerfMapEnabled=1 DOTNET_EnableWriteXorExecute=0
for build in cold warm warm warm; do
  perf record -a -g -e cpu-clock:u -F 499 -o build.perf dotnet build --no-restore --no-incremental -v q --nologo >build.log 2>&1 || { cat build.log; exit 1; }
  printf '%s: ' "$build"
  perf script -i build.perf -F comm,ip,sym 2>/dev/null | awk '
    NF == 0 { if (stack) { all++; mine += found } stack = found = 0; next }
    { stack = 1 }
    /ModelCatalog\.Generator\.Requests/ { found = 1 }
    END { printf "%d samples, %d in the analyzer: %.2f %% of the rest\n", all, mine, 100 * mine / (all - mine) }'
done
dotnet build-server shutdown >/dev/null 2>&1
