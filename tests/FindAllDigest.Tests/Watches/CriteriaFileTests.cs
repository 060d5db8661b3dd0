using System.Text;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class CriteriaFileTests
{
    private const string Path = "data/khosla/criteria.json";

    private const string Text = """
        {
          "objective": "Find Zürich's robots <now> & then {{ weird }}",
          "entity_type": "robots",
          "match_conditions": [
            {
              "name": "is robot?",
              "description": "Must be a robot."
            }
          ],
          "enrichments": [
            {
              "processor": "nova9",
              "output_schema": {
                "type": "json",
                "json_schema": {
                  "type": "object",
                  "properties": {
                    "sources": {
                      "type": "string",
                      "maxLength": 3
                    }
                  }
                }
              }
            }
          ],
          "generator": "pro",
          "match_limit": 25
        }

        """;

    [Fact]
    public void What_the_service_gave_is_read_and_written_as_it_is()
    {
        var criteria = CriteriaFile.Read(Path, Encoding.UTF8.GetBytes(Text)).OrThrow();

        Assert.Equal(Text.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(CriteriaFile.Write(criteria)));
        Assert.Equal(["sources"], Assert.Single(criteria.Enrichments ?? []).PropertyNames);
    }

    [Fact]
    public void Fields_that_the_service_left_open_are_left_out()
    {
        var bytes = CriteriaFile.Write(new() { Objective = "Find robots" });

        Assert.Equal("{\n  \"objective\": \"Find robots\"\n}\n", Encoding.UTF8.GetString(bytes));
        Assert.Equal(new() { Objective = "Find robots" }, CriteriaFile.Read(Path, bytes).OrThrow());
    }

    [Fact]
    public void Characters_that_change_the_direction_of_text_are_written_as_escapes()
    {
        var bytes = CriteriaFile.Write(new() { Objective = "a\u202Eb\u2066c\u200Fd" });

        Assert.Contains(@"a\u202Eb\u2066c\u200Fd", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal("a\u202Eb\u2066c\u200Fd", CriteriaFile.Read(Path, bytes).OrThrow().Objective);
    }

    [Fact]
    public void A_fault_is_told_with_its_place()
    {
        var problem = Assert.Single(CriteriaFile.Read(Path, "{\n  \"objectve\": \"x\" }"u8.ToArray()).Problems);

        Assert.Equal($"{Path}(2,3): unknown field 'objectve'; did you mean 'objective'? Rename or remove it.", problem.ToString());
    }
}
