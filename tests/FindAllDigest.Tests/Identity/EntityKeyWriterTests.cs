using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class EntityKeyWriterTests
{
    [Fact]
    public void Ordinary_addresses_and_names_are_keyed_without_allocating()
    {
        byte[][] urls =
        [
            [.. "https://www.acme.com/about?utm_source=x"u8],
            [.. "https://pt.linkedin.com/company/Acme/"u8],
            [.. "acme.com"u8],
            [.. "https://acme.com:8080/a/../b%20c?b=2&a=1#x"u8],
            [.. "http://1.2.3.4/"u8], [.. "n/a"u8], [],
        ];
        byte[] name = [.. "Acme  Robotics Inc."u8];
        var room = new byte[65_536];
        KeyAll();

        // The least of a few rounds: a collection in between may empty the pool of buffers, which then is filled again once.
        var allocated = Enumerable.Range(0, 5).Min(_ => AllocatedBy(KeyAll));

        Assert.Equal(0, allocated);

        void KeyAll()
        {
            for (var round = 0; round < 10; round++)
            {
                foreach (var url in urls)
                {
                    EntityKeyWriter.TryWrite(url, name, room, out var length);
                    _ = EntityKeyHash.Compute(room.AsSpan(0, length));
                }
            }
        }
    }

    [Fact]
    public void Invalid_bytes_are_replaced_and_keep_their_place()
    {
        var room = new byte[100];

        Assert.True(EntityKeyWriter.TryWrite([.. "https://acme.com/a"u8, 0xFF, .. "b"u8], default, room, out var length));
        Assert.Equal("acme.com/a%EF%BF%BDb"u8, room.AsSpan(0, length));
    }

    [Fact]
    public void A_destination_too_small_is_told_how_much_it_takes()
    {
        Assert.False(EntityKeyWriter.TryWrite("https://acme.com"u8, default, new byte[3], out var length));
        Assert.Equal("acme.com".Length, length);
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
