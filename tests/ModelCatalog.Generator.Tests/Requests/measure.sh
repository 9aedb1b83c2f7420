#!/bin/sh
# What the analyzer of requests costs a build: a project with 1,000 request expressions, compiled with it and without, in turn.
#   dotnet build catalog && dotnet build tests/ModelCatalog.Generator.Tests && sh tests/ModelCatalog.Generator.Tests/Requests/measure.sh [runs] [folder]
# The project references the built models and has the generator as its analyzer, with the descriptors referenced, as the packages give it. "Without" turns the
# analyzer's diagnostics off, so that the compiler does not run it; the generator stays. Seconds are whole processes': user and system time, then the wall's.
set -eu
runs=${1:-5}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
folder=${2:-${TMPDIR:-/tmp}/analyzer-benchmark}
mkdir -p "$folder"
ANALYZER_BENCHMARK=$folder "$root/tests/ModelCatalog.Generator.Tests/bin/Debug/net10.0/ModelCatalog.Generator.Tests" -class '*AnalyzerBenchmark' >/dev/null
echo '<Project />' >"$folder/Directory.Build.props"
echo '<Project />' >"$folder/Directory.Build.targets"
echo '<Project />' >"$folder/Directory.Packages.props"
{ echo 'is_global = true'; for id in MC9101 MC9102 MC9103 MC9104; do echo "dotnet_diagnostic.$id.severity = none"; done; } >"$folder/without.globalconfig"
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
    <Analyzer Include="$root/generator/ModelCatalog.Generator/bin/Debug/netstandard2.0/ModelCatalog.Generator.dll" />
    <Analyzer Include="$root/generator/ModelCatalog.Generator/bin/Debug/netstandard2.0/ModelCatalog.Compiler.dll" />
    <Analyzer Include="$root/generator/ModelCatalog.Generator/bin/Debug/netstandard2.0/YamlDotNet.dll" />
    <GlobalAnalyzerConfigFiles Include="without.globalconfig" Condition="'\$(Without)' == 'true'" />
  </ItemGroup>
  <Import Project="$root/catalog/build/ModelCatalog.Models.props" />
  <Import Project="$root/generator/ModelCatalog.Generator/build/ModelCatalog.Generator.props" />
  <Import Project="$root/generator/ModelCatalog.Generator/build/ModelCatalog.Generator.targets" />
</Project>
PROJECT
cd "$folder"
dotnet restore -v q --nologo
build() { dotnet build --no-restore --no-incremental -v q --nologo -nodeReuse:false -p:UseSharedCompilation=false -p:Without="$1" >"$folder/build-$1.log" || { cat "$folder/build-$1.log"; exit 1; }; }
build false
build true
python3 - "$runs" <<'MEASURE'
import os, statistics, subprocess, sys, time

def run(without):
    start, before = time.monotonic(), os.times()
    subprocess.run(["dotnet", "build", "--no-restore", "--no-incremental", "-v", "q", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", f"-p:Without={without}"],
                   check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, time.monotonic() - start

pairs = []
for i in range(int(sys.argv[1])):
    with_it, without = run("false"), run("true")
    pairs.append((with_it, without))
    print(f"{i + 1}: cpu {with_it[0]:.2f} / {without[0]:.2f} s, wall {with_it[1]:.2f} / {without[1]:.2f} s, ratio {with_it[0] / without[0]:.3f} / {with_it[1] / without[1]:.3f}", flush=True)
print(f"median ratio: cpu {statistics.median(a[0] / b[0] for a, b in pairs):.3f}, wall {statistics.median(a[1] / b[1] for a, b in pairs):.3f}")
MEASURE
