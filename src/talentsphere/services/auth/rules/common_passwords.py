"""Passwords that are tried first, and the words most of them are made from. All lower case."""

COMMON_PASSWORDS = frozenset(
    """
    password passw0rd p@ssword p@ssw0rd password1 password12 password123 password1234 password12345 mypassword
    passwordpassword thepassword newpassword changepassword changeme changemenow changeit default defaultpassword
    temporary temppassword secret secretpassword topsecret letmein letmeinnow letmein123 opensesame trustno1
    welcome welcome1 welcome123 welcomehome admin admin123 admin1234 admin12345 administrator adminadmin root rootroot
    superuser superadmin supervisor guest guestguest testtest testing testtesttest testpassword tester user username
    login loginlogin access master mastermaster
    1234567890 0123456789 0987654321 12345678910 123456789012 1234512345 1231231234 123123123123 1122334455
    1112223334 0000000000 1111111111 2222222222 3333333333 4444444444 5555555555 6666666666 7777777777 8888888888
    9999999999 1212121212 1313131313 6969696969 9876543210 98765432100 147258369 1472583690 3692581470 7894561230
    1029384756 0192837465 1020304050 1010101010 1234554321 123456654321 1234567891 12345678900 11223344556677
    1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3
    1qazxsw23edc qazwsxedcrfv qazwsxedc qwerty qwerty1 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
    qwertyui qwertyuio qwertyuiop qwertyuiop1 qwertyuiop123 qwertyqwerty qwertyuiopasdfghjkl asdfghjkl asdfghjkl1
    asdfghjkl123 asdfasdfasdf asdfghjklzxcvbnm zxcvbnm zxcvbnm123 zxcvbnmasdfghjkl poiuytrewq mnbvcxz lkjhgfdsa
    azertyuiop qwertzuiop asdf1234 asdfqwer1234 qweasdzxc qweasdzxc123 qwe123qwe123 qweqweqwe asdasdasd zxczxczxc
    abcdefghij abcdefghijk abcdefghijkl abcdefghijklmnopqrstuvwxyz abcd1234 abc123 abcabcabc abcd123456 abc1234567
    a123456789 a1234567890 aa12345678 aa123456789 aaaaaaaaaa a1b2c3d4e5 a1b2c3d4e5f6 abcde12345 1a2b3c4d5e
    iloveyou iloveyou1 iloveyou2 iloveyou123 iloveyouforever iloveu loveyou loveyouforever loveforever lovelove
    lovelovelove mylove iloveme iloveyousomuch iloveyoubaby truelove sweetheart
    sunshine sunshine1 sunshine123 princess princess1 princess123 football football1 football123 basketball
    baseball softball volleyball soccer hockey liverpool liverpoolfc manchester manchesterunited chelsea arsenal
    barcelona realmadrid juventus superman superman1 superman123 batman spiderman ironman starwars starwars1 pokemon
    pokemon123 minecraft playstation nintendo counterstrike monkey monkey123 dragon dragon123 dragonball shadow tiger
    butterfly elephant chocolate cheesecake strawberry blueberry watermelon computer computer1 computer123 internet
    samsung samsung123 microsoft windows facebook instagram google googlegoogle linkedin whatever whatever1
    nothing something everything freedom michelle michael jennifer jessica jordan elizabeth alexander alexandra
    christian christopher cristina stephanie victoria samantha charlie francesco alessandro giuseppe hellohello
    hello hello123 helloworld hellokitty goodmorning happybirthday merrychristmas jesuschrist jesus1 blessed godisgood
    godisgreat bismillah christmas halloween spring summer autumn winter january september october november december
    monday friday saturday australia argentina deutschland california newyorkcity
    correcthorsebatterystaple thisisapassword thisismypassword idontknow iforgotit donotuse nopassword blahblahblah
    fuckyou fuckyou123 fuckyoufuckyou asshole killer killkillkill ninja naruto123 metallica slipknot ferrari mercedes
    mustang corvette porsche harleydavidson yamaha honda123 toyota
    """.split()  # noqa: SIM905 - two hundred quoted words would hide the words
)
