Console.WriteLine("findall-digest");
