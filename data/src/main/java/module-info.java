/** Ratings from files, queries and the network, and a generator of them. */
module dev.dyad.data {
    requires transitive dev.dyad.core;
    requires static org.jspecify;
    requires de.siegmar.fastcsv;
    requires java.sql;
    requires static duckdb.jdbc;
    requires java.net.http;

    exports dev.dyad.data;
    exports dev.dyad.data.cache;
    exports dev.dyad.data.synthetic;
    exports dev.dyad.data.download;
    exports dev.dyad.data.sql;
}
